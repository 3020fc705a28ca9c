import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** The part of node-postgres' pool that is read here; TypeORM keeps it without a type. */
const driverSchema = z.object({
  master: z.object({ totalCount: z.number(), idleCount: z.number(), waitingCount: z.number() }),
});

/** Connections of a source's pool: in use, idle, and askers that wait for one. */
export function poolOf({ driver }: DataSource): Readonly<Record<'used' | 'idle' | 'waiting', number>> {
  const { totalCount, idleCount, waitingCount } = driverSchema.parse(driver).master;
  return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
