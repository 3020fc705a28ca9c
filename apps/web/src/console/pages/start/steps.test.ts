import { ROLES_WITH, type Role, roles } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { hrefOf } from '../../page.js';
import { pages } from '../index.js';
import { steps } from './steps.js';

const may = (role: Role, right: keyof typeof ROLES_WITH) => (ROLES_WITH[right] as readonly Role[]).includes(role);

describe('the first steps', () => {
  it.each(steps.map((step) => [step.right, step] as const))('%s lead to a page that whoever takes them may open', (_right, step) => {
    const page = pages.find((each) => hrefOf(each) === step.href);
    if (!page) throw new Error(`${step.href} is no page`);
    for (const role of roles.filter((each) => may(each, step.right))) expect([role, may(role, page.right)]).toEqual([role, true]);
  });

  it('stand with every page of work saying what it is for', () => {
    expect(pages.filter((page) => page.right !== 'self' && !page.purpose).map(({ path }) => path)).toEqual([]);
  });

  it('differ by their right, by which they are told apart', () => {
    expect(new Set(steps.map(({ right }) => right)).size).toBe(steps.length);
  });
});
