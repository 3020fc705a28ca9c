import type { ScreenShown } from '@lcc/contract';
import { sceneWords } from '../../../shared/scene-words.js';
import type { ShapeName } from '../../../shared/shape.js';
import type { Text } from '../../preferences.js';

/** How a screen stands, in one shape and a few words; what needs somebody comes first in the order. */
export function stateOfScreen(screen: ScreenShown): { readonly shape: ShapeName; readonly words: Text; readonly order: number } {
  const { connected, paired, painting, mode } = screen;
  if (paired === null) return { shape: 'menyambung', words: { id: 'menunggu dipasangkan', en: 'waiting to be paired' }, order: 1 };
  if (!connected) return { shape: 'putus', words: { id: 'terputus', en: 'cut off' }, order: 0 };
  if (mode === 'night') return { shape: 'jeda', words: { id: 'malam', en: 'night' }, order: 3 };
  if (mode === 'frozen') return { shape: 'jeda', words: { id: 'dibekukan', en: 'frozen' }, order: 2 };
  if (painting === null)
    return { shape: 'menyambung', words: { id: 'tersambung, belum menggambar', en: 'connected, nothing painted yet' }, order: 2 };
  if (painting.mode === 'night') return { shape: 'jeda', words: { id: 'malam menurut jadwal', en: 'night by schedule' }, order: 3 };
  const scene = sceneWords(painting.scene);
  const revision = painting.revision === null ? '' : `, rev ${painting.revision}`;
  return {
    shape: 'normal',
    words: { id: `tergambar ${scene.id}${revision}`, en: `painted ${scene.en}${revision}` },
    order: 4,
  };
}
