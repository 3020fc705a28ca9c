const answer = (type: string, description: string): object => ({ 200: { description, content: { [type]: { schema: {} } } } });
const NONE = { 404: { description: 'Belum dibuka, atau data itu tidak ada' } };

/** What is open to everybody; the addresses stay. */
export const openDataOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/open-data': {
    get: {
      operationId: 'listOpenData',
      summary: 'Daftar data terbuka dengan format, lisensi, dan versi',
      responses: { ...answer('application/json', 'Daftar'), ...NONE },
    },
  },
  '/api/v1/open-data/{file}': {
    get: {
      operationId: 'readOpenData',
      summary:
        'Satu data terbuka (NAMA.csv, NAMA.json) atau paket data fiskalnya (datapackage.json) atau katalog DCAT-AP (katalog.jsonld); kontrak sebagai OCDS (kontrak-ocds.json, kontrak-ocds-rekaman.json)',
      parameters: [{ name: 'file', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { ...answer('text/csv', 'Isi, menurut akhiran nama'), ...NONE },
    },
  },
};
