import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** One value of a gauge with labels. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

type Read<T> = () => T | Promise<T>;

/**
 * What this process tells Prometheus. Each part says what it knows, in its own words, and is asked at every scrape. What cannot be read then
 * is left out: an absent value is never a zero.
 */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The whole text in Prometheus' form. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** One value; null = not known now. */
  gauge(name: string, help: string, read: Read<number | null>): void {
    new Gauge({
      ...{ name, help, registers: [this.#registry] },
      async collect() {
        const value = await askedOf(read);
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  }

  /** Several values that differ by their labels. */
  gauges(name: string, help: string, labelNames: readonly string[], read: Read<readonly Sample[]>): void {
    new Gauge({
      ...{ name, help, labelNames: [...labelNames], registers: [this.#registry] },
      async collect() {
        const samples = await askedOf(read);
        this.reset();
        for (const { labels, value } of samples ?? []) this.set({ ...labels }, value);
      },
    });
  }

  /** Something that is counted; the answer adds to it. */
  counter(name: string, help: string): (by?: number) => void {
    const counter = new Counter({ name, help, registers: [this.#registry] });
    return (by = 1) => counter.inc(by);
  }
}

async function askedOf<T>(read: Read<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}
