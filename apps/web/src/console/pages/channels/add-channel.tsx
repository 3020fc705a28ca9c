import { type MessageShown, messageSteps } from '@lcc/contract';
import { z } from 'zod';
import { act as send } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Dialog } from '../../parts/dialog.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { useSay } from '../../preferences.js';

/** What the form asks for; what its kind of channel needs of it the server judges. */
const formSchema = z.strictObject({
  kind: z.enum(['webhook', 'telegram', 'mail']),
  id: z.string().min(2),
  title: z.string().min(1),
  audience: z.enum(['pimpinan', 'unit', 'inspektorat', 'semua']),
  address: z.string().nullish(),
  secret: z.string().nullish(),
  template: z.string().nullish(),
  token: z.string().nullish(),
  chat: z.string().nullish(),
  tls: z.boolean().nullish(),
  user: z.string().nullish(),
  password: z.string().nullish(),
  from: z.string().nullish(),
  to: z.string().nullish(),
});
const STEPS: Readonly<Record<z.infer<typeof formSchema>['audience'], readonly MessageShown['step'][]>> = {
  pimpinan: ['asisten', 'sekda', 'bupati'],
  unit: ['unit'],
  inspektorat: ['inspektorat'],
  semua: messageSteps,
};

/** The values of the form as its kind of channel is asked for. */
function bodyOf({ kind, id, title, audience, ...values }: z.infer<typeof formSchema>): object {
  const common = { kind, id, title, steps: STEPS[audience], workUnit: null, enabled: true };
  const { address, secret, template, token, chat, tls, user, password, from, to } = values;
  if (kind === 'webhook') return { ...common, address, secret, template: template || null };
  if (kind === 'telegram') return { ...common, token, chat };
  return { ...common, address, tls: tls ?? true, user: user || null, password: password || null, from, to };
}

/** A dialog that makes a channel of messages. */
export function AddChannel({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: () => Promise<void> }) {
  const say = useSay();
  const act = useAct();
  return (
    <Dialog title={say('Tambah kanal', 'Add a channel')} onClose={onClose} wide>
      <div className="pad">
        <SchemaForm
          schema={formSchema}
          start={{
            kind: 'webhook',
            id: '',
            title: '',
            audience: 'inspektorat',
            address: '',
            secret: '',
            template: '',
            token: '',
            chat: '',
            tls: true,
            user: '',
            password: '',
            from: '',
            to: '',
          }}
          fields={[
            {
              name: 'kind',
              control: 'select',
              label: { id: 'Jenis', en: 'Kind' },
              help: {
                id: 'Ke mana pesan dikirim; rahasianya hanya dapat ditulis.',
                en: 'Where messages go; its secret can only be written.',
              },
              options: [
                { value: 'webhook', label: say('Webhook (juga gerbang WhatsApp)', 'Webhook (also a WhatsApp gateway)') },
                { value: 'telegram', label: 'Telegram' },
                { value: 'mail', label: say('Surel (SMTP)', 'Mail (SMTP)') },
              ],
            },
            {
              name: 'id',
              label: { id: 'Nama pendek', en: 'Short name' },
              help: { id: 'Huruf kecil, angka, tanda hubung.', en: 'Small letters, digits, hyphens.' },
            },
            {
              name: 'title',
              label: { id: 'Judul', en: 'Title' },
              help: {
                id: 'Dibaca di daftar kanal, misalnya Grup WhatsApp Inspektorat.',
                en: 'Read in the list of channels, e.g. WhatsApp group of the inspectorate.',
              },
            },
            {
              name: 'audience',
              control: 'select',
              label: { id: 'Untuk siapa', en: 'For whom' },
              help: { id: 'Menentukan pesan mana yang masuk ke sini.', en: 'Says which messages come here.' },
              options: [
                { value: 'inspektorat', label: say('Inspektorat: daftar pagi', 'Inspectorate: the morning list') },
                { value: 'unit', label: say('Unit: kasus baru dan pertanyaan', 'Units: new cases and questions') },
                { value: 'pimpinan', label: say('Asisten, sekda, bupati: eskalasi', 'Assistant, secretary, regent: escalation') },
                { value: 'semua', label: say('Semua', 'All') },
              ],
            },
            {
              name: 'address',
              label: { id: 'Alamat', en: 'Address' },
              help: ({ kind }) => {
                const example = kind === 'mail' ? 'smtps://mail.langkatkab.go.id' : 'https://…';
                return {
                  id: `${example}; host-nya harus ada dalam LCC_SOURCE_HOSTS.`,
                  en: `${example}; its host must be in LCC_SOURCE_HOSTS.`,
                };
              },
              when: (values) => values.kind !== 'telegram',
            },
            {
              name: 'secret',
              control: 'password',
              label: { id: 'Rahasia tanda tangan', en: 'Signing secret' },
              help: { id: 'Sedikitnya 16 huruf.', en: 'At least 16 letters.' },
              when: (values) => values.kind === 'webhook',
            },
            {
              name: 'template',
              nullable: true,
              label: { id: 'Templat JSON gerbang', en: 'JSON template of a gateway' },
              help: {
                id: 'Misalnya {"target":"0812…","message":"{text}"}; kosong = bentuk sendiri.',
                en: 'E.g. {"target":"0812…","message":"{text}"}; empty = our own shape.',
              },
              when: (values) => values.kind === 'webhook',
            },
            {
              name: 'token',
              control: 'password',
              label: { id: 'Token bot', en: 'Bot token' },
              help: { id: 'Dari @BotFather; tidak pernah ditampilkan lagi.', en: 'From @BotFather; never shown again.' },
              when: (values) => values.kind === 'telegram',
            },
            {
              name: 'chat',
              label: { id: 'Id obrolan', en: 'Chat id' },
              help: {
                id: 'Angka grup atau orang; untuk grup diawali tanda minus.',
                en: 'The number of a group or person; of a group it begins with a minus.',
              },
              when: (values) => values.kind === 'telegram',
            },
            {
              name: 'tls',
              control: 'check',
              label: { id: 'Wajib TLS', en: 'Demand TLS' },
              help: {
                id: 'Matikan hanya untuk server smtp:// di jaringan sendiri yang tidak meminta sandi.',
                en: 'Turn off only for an smtp:// server of the own network that asks for no password.',
              },
              when: (values) => values.kind === 'mail',
            },
            {
              name: 'user',
              nullable: true,
              autoComplete: 'off',
              label: { id: 'Nama pengguna', en: 'User name' },
              help: { id: 'Kosong = server tidak meminta.', en: 'Empty = the server asks for none.' },
              when: (values) => values.kind === 'mail',
            },
            {
              name: 'password',
              control: 'password',
              nullable: true,
              autoComplete: 'new-password',
              label: { id: 'Sandi', en: 'Password' },
              help: { id: 'Tidak pernah ditampilkan lagi.', en: 'Never shown again.' },
              when: (values) => values.kind === 'mail',
            },
            {
              name: 'from',
              label: { id: 'Dari', en: 'From' },
              help: { id: 'Alamat pengirim yang diizinkan server surat.', en: 'A sender that the mail server allows.' },
              when: (values) => values.kind === 'mail',
            },
            {
              name: 'to',
              label: { id: 'Kepada', en: 'To' },
              help: {
                id: 'Satu kotak surat; untuk beberapa orang pakai alamat grup.',
                en: 'One mailbox; for several people a group address.',
              },
              when: (values) => values.kind === 'mail',
            },
          ]}
          submit={say('Tambah', 'Add')}
          onCancel={onClose}
          onSubmit={async (values) => {
            await act(() => send('/api/v1/channels', { method: 'POST', body: bodyOf(values) }));
            await onMade();
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
