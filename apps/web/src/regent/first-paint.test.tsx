import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it } from 'vitest';
import { LanguageProvider } from '../shared/language.js';
import written from './first-paint.html?raw';
import { NoPicture } from './no-picture.js';

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

it('shows before any script what the page shows while it waits, so that nothing moves', async () => {
  const host = document.createElement('div');
  await act(async () =>
    createRoot(host).render(
      <LanguageProvider>
        <NoPicture standing="asking" />
      </LanguageProvider>,
    ),
  );
  const painted = new DOMParser().parseFromString(written, 'text/html').body.firstElementChild;
  expect(painted?.isEqualNode(host.firstElementChild)).toBe(true);
});
