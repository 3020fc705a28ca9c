import { generateSync } from 'otplib';

const OWN = 'kalimat sandi milik sendiri';

/**
 * Signs somebody in with a first password, sets one of their own and, where the role wants it, an authenticator.
 * @returns {Promise<{timed: (method: string, path: string, body?: object | FormData) => Promise<number>}>} `timed` answers the milliseconds
 * to the last byte, and throws for a refusal
 */
export async function signedIn(origin, login, first) {
  let cookie = '';
  const ask = async (method, path, body) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(origin + path, {
      method,
      headers: { origin, 'x-lcc-page': 'bench', cookie, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
      body: isForm ? body : body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} for ${method} ${path}: ${text.slice(0, 300)}`);
    cookie = answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? cookie;
    return text;
  };
  await ask('POST', '/api/v1/sign-in', { login, password: first });
  await ask('PUT', '/api/v1/me/password', { current: first, next: OWN });
  if (JSON.parse(await ask('GET', '/api/v1/me')).stage === 'setup') {
    const { secret } = JSON.parse(await ask('POST', '/api/v1/me/totp', {}));
    await ask('PUT', '/api/v1/me/totp', { code: generateSync({ secret }) });
  }
  return {
    timed: async (...question) => {
      const started = performance.now();
      await ask(...question);
      return performance.now() - started;
    },
  };
}
