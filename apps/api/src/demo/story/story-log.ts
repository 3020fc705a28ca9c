import type { StoryAct } from '@lcc/contract';
import type { DataSource } from 'typeorm';
import type { Played } from './act.js';

/** What is in force in the demo because a tour wanted it. */
export class StoryLog {
  constructor(private readonly database: DataSource) {}

  async read(): Promise<Map<StoryAct, Played>> {
    const rows = (await this.database.query('SELECT act, words, keys FROM demo_story')) as (Played & { act: StoryAct })[];
    return new Map(rows.map(({ act, words, keys }) => [act, { words, keys }]));
  }

  async add(act: StoryAct, { words, keys }: Played): Promise<void> {
    await this.database.query('INSERT INTO demo_story (act, words, keys) VALUES ($1, $2, $3)', [act, JSON.stringify(words), keys]);
  }

  async remove(act: StoryAct): Promise<void> {
    await this.database.query('DELETE FROM demo_story WHERE act = $1', [act]);
  }
}
