import { connectors } from '@lcc/connectors';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Allow } from '../platform/access/policy.js';
import { BUILD } from '../platform/tokens.js';
import { openApiDocument } from './document.js';

const html = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The description of the interface, for machines and for people. */
@Controller('api')
export class OpenApiController {
  constructor(@Inject(BUILD) private readonly build: string) {}

  @Get('openapi.json')
  @Allow({ anyone: true })
  document(): object {
    return openApiDocument(this.build);
  }

  @Get('docs')
  @Allow({ anyone: true })
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    const rows = (id: string): string =>
      (connectors.find((c) => c.id === id)?.fields ?? [])
        .map((f) => `<tr><td><code>${html(f.name)}</code></td><td>${f.required ? 'wajib' : ''}</td><td>${html(f.title)}</td></tr>`)
        .join('');
    const sections = connectors
      .map((c) => `<h2><code>POST /api/v1/ingest/${c.id}</code></h2><p>${html(c.title.id)}</p><table>${rows(c.id)}</table>`)
      .join('');
    return `<!doctype html><html lang="id"><meta charset="utf-8"><title>Antarmuka Langkat Command Center</title>
<h1>Antarmuka Langkat Command Center</h1>
<p>Uraian lengkap untuk mesin: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<h2><code>GET /api/v1/boards/{channel}</code></h2><p>Papan satu wilayah dan tahun.</p>${sections}</html>`;
  }
}
