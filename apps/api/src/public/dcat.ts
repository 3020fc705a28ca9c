import { CONTRACT_PACKAGES, DATASETS, LICENCE } from './open-data.js';
import type { PublicView } from './public-view.js';

const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type';
const MEDIA = 'https://www.iana.org/assignments/media-types';
/** As the European profile wants them: languages, themes and frequencies by their published lists. */
const LANGUAGE = { '@id': 'http://publications.europa.eu/resource/authority/language/IND' };
const THEME = { '@id': 'http://publications.europa.eu/resource/authority/data-theme/GOVE' };
const DAILY = { '@id': 'http://publications.europa.eu/resource/authority/frequency/DAILY' };

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const text = (value: string): object => ({ '@value': value, '@language': 'id' });
const day = (value: string): object => ({ '@value': value, '@type': 'xsd:date' });

interface File {
  readonly name: string;
  readonly title: string;
  readonly type: 'CSV' | 'JSON';
}

/**
 * What is open as a DCAT catalogue (DCAT-AP, JSON-LD), for portals that harvest. `base` = the absolute address of the open data, under which datasets
 * keep their addresses over the years; `contracts` = processes that are open as OCDS.
 */
export function dcatCatalogue(view: PublicView, base: string, contracts: number): object {
  const publisher = { '@id': `${base}#penerbit`, '@type': 'foaf:Agent', 'foaf:name': text(`Pemerintah ${view.regionName}`) };
  const stamp = { 'dct:modified': day(view.asOf), 'dct:license': { '@id': LICENCE.path }, 'dct:language': LANGUAGE };
  const distribution = ({ name, title, type }: File): object => ({
    '@id': `${base}/${name}`,
    '@type': 'dcat:Distribution',
    'dct:title': text(title),
    'dcat:accessURL': { '@id': `${base}/${name}` },
    'dcat:downloadURL': { '@id': `${base}/${name}` },
    'dcat:mediaType': { '@id': `${MEDIA}/${type === 'CSV' ? 'text/csv' : 'application/json'}` },
    'dct:format': { '@id': `${FILE_TYPE}/${type}` },
    ...stamp,
  });
  const dataset = (id: string, title: string, description: string, files: readonly File[]): object => ({
    '@id': `${base}#${id}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': id,
    'dct:title': text(title),
    'dct:description': text(view.nature === 'SIMULASI' ? `SIMULASI, data rekaan. ${description}` : description),
    'dct:publisher': { '@id': publisher['@id'] },
    'dcat:theme': THEME,
    'dcat:keyword': [text('anggaran'), text('APBD'), text(view.regionName)],
    'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': day(`${view.year}-01-01`), 'dcat:endDate': day(view.asOf) },
    'dct:accrualPeriodicity': DAILY,
    'dct:accessRights': { '@id': 'http://publications.europa.eu/resource/authority/access-right/PUBLIC' },
    'dcat:version': `${view.asOf}+${view.revision}`,
    ...stamp,
    'dcat:distribution': files.map(distribution),
  });
  return {
    '@context': CONTEXT,
    '@id': base,
    '@type': 'dcat:Catalog',
    'dct:title': text(`Data terbuka ${view.regionName}`),
    'dct:description': text(`Anggaran dan realisasi ${view.regionName} yang berkelas PUBLIK, tanpa data pribadi dan tanpa penyedia.`),
    'dct:publisher': publisher,
    ...stamp,
    'dcat:dataset': [
      ...DATASETS.map(({ id, title, description }) =>
        dataset(id, title, description, [
          { name: `${id}.csv`, title: `${title} (CSV)`, type: 'CSV' },
          { name: `${id}.json`, title: `${title} (JSON)`, type: 'JSON' },
        ]),
      ),
      ...(contracts === 0
        ? []
        : [
            dataset(
              'kontrak',
              'Kontrak',
              'Kontrak yang ditandatangani, tanpa penyedia, menurut Open Contracting Data Standard 1.1.',
              CONTRACT_PACKAGES.map(({ file, format }) => ({ name: file, title: format, type: 'JSON' })),
            ),
          ]),
    ],
  };
}
