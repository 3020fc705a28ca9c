/** What a file may need to be told; names are those of the form's fields. */
export type SendOptions = Readonly<Partial<Record<'connector' | 'skpd' | 'year' | 'asOf' | 'stage' | 'inForce', string>>>;
