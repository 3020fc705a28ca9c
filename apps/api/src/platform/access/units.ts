import { isSkpdCode } from '@lcc/domain';

/** True when `unit` is the own unit, or one of the units of an agency (the code's last part) that is the own one. */
export function coversUnit(own: string, unit: string): boolean {
  return own === unit || (isSkpdCode(own) && unit.slice(0, -4) === own.slice(0, -4));
}
