import { AxeBuilder } from '@axe-core/playwright';
import { type APIResponse, expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';
import type { LccServer } from './server.js';

const OWN = 'kalimat sandi milik sendiri';

/** Zero violations of WCAG 2.0 to 2.2, A and AA, in light and dark. */
export async function accessible(page: Page, themes: readonly string[] = ['light', 'dark']): Promise<void> {
  for (const theme of themes) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map((v) => `${theme} ${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
  }
}

/** Signs in an account with its first password, over HTTP: own password, and an authenticator where the role wants one. */
export async function enter(page: Page, server: Pick<LccServer, 'origin'>, login: string, first: string): Promise<void> {
  const send = async (method: string, path: string, data: object = {}): Promise<APIResponse> => {
    const headers = { origin: server.origin, 'x-lcc-page': 'uji' };
    const answer = await page.request.fetch(server.origin + path, { method, headers, data });
    expect([path, answer.status()]).toEqual([path, answer.ok() ? answer.status() : 200]);
    return answer;
  };
  await send('POST', '/api/v1/sign-in', { login, password: first });
  await send('PUT', '/api/v1/me/password', { current: first, next: OWN });
  const me = (await (await page.request.get(`${server.origin}/api/v1/me`)).json()) as { stage: string };
  if (me.stage !== 'setup') return;
  const { secret } = (await (await send('POST', '/api/v1/me/totp')).json()) as { secret: string };
  await send('PUT', '/api/v1/me/totp', { code: generateSync({ secret }) });
}
