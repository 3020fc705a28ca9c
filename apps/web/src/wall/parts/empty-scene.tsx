import { placeAt, wholeField } from '../box.js';
import { useCanvas } from '../canvas.js';

/** What a scene says, in two lines, while there is nothing to show. */
export function EmptyScene({ words: [first, second] }: { readonly words: readonly [string, string] }) {
  const { field } = useCanvas();
  return (
    <div className="adegan-isi">
      <p className="adegan-kosong" style={placeAt(wholeField(field))}>
        {first}
        <br />
        {second}
      </p>
    </div>
  );
}
