import { reports } from '@lcc/domain';

/** The operation that prints a report. */
export const reportOperation = {
  get: {
    operationId: 'printReport',
    summary: 'Laporan berbentuk resmi, sebagai buku kerja atau PDF',
    description: `Laporan: ${reports.map((r) => `${r.id} (${r.title})`).join('; ')}; rapat (semua yang dibuat untuk seluruh daerah, dalam satu berkas). Izinnya sama dengan papannya.`,
    security: [{ screen: [] }, { key: [] }, { session: [] }, {}],
    parameters: [
      { name: 'channel', in: 'path', required: true, schema: { type: 'string', examples: ['12.05-2026', 'main', 'demo-2026'] } },
      {
        name: 'file',
        in: 'path',
        required: true,
        description: 'LAPORAN.xlsx atau LAPORAN.pdf',
        schema: { type: 'string', examples: ['rfk.pdf'] },
      },
      { name: 'asOf', in: 'query', description: 'keadaan sampai tanggal ini (Asia/Jakarta)', schema: { type: 'string', format: 'date' } },
      { name: 'unit', in: 'query', description: 'kode unit; wajib untuk rfk-unit', schema: { type: 'string' } },
    ],
    responses: {
      200: {
        description: 'Berkas',
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: { type: 'string', format: 'binary' } },
          'application/pdf': { schema: { type: 'string', format: 'binary' } },
        },
      },
      404: {
        description: 'Tidak ada, tidak diizinkan, atau tidak dapat dibuat',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      422: {
        description: 'Pertanyaan tidak dikenal',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  },
};
