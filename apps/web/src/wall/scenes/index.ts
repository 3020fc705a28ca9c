import { type SceneId, sceneIds } from '@lcc/contract';
import type { Scene } from '../scene.js';
import { anomali } from './anomali.scene.js';
import { benang } from './benang.scene.js';
import { layanan } from './layanan.scene.js';
import { papanOpd } from './papan-opd.scene.js';
import { pekerjaan } from './pekerjaan.scene.js';
import { pencegahan } from './pencegahan.scene.js';
import { pendapatan } from './pendapatan.scene.js';
import { pengadaan } from './pengadaan.scene.js';
import { peta } from './peta.scene.js';
import { provinsi } from './provinsi.scene.js';
import { rencanaAksi } from './rencana-aksi.scene.js';
import { ringkas } from './ringkas.scene.js';
import { sumberLayar } from './sumber-layar.scene.js';

const byId: Readonly<Record<SceneId, Scene>> = {
  provinsi,
  ringkas,
  'papan-opd': papanOpd,
  peta,
  pekerjaan,
  pendapatan,
  anomali,
  benang,
  pengadaan,
  layanan,
  pencegahan,
  'rencana-aksi': rencanaAksi,
  'sumber-layar': sumberLayar,
};

/** The wall's scenes in the order of their rotation. */
export const scenes: readonly Scene[] = sceneIds.map((id) => byId[id]);
