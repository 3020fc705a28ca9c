import { expect, it } from 'vitest';
import { catalogueDoc } from './catalogue-doc.testing.js';

it('stands in docs/detectors.md as it is', async () => {
  await expect(catalogueDoc()).toMatchFileSnapshot('../../../../docs/detectors.md');
});
