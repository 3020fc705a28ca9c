/** How many and how much, the amount as it travels. */
export interface FlowSum {
  readonly count: number;
  readonly amount: string;
}

/** A break of the thread with its largest example, by name where one is known. */
export interface FlowBreakLine extends FlowSum {
  readonly kind: string;
  readonly example: {
    readonly key: string;
    readonly name: string | null;
    readonly unitName: string | null;
    readonly amount: string;
  } | null;
}

/** The thread of a channel as a flow, as its keeper tells it: see `threadFlow`. */
export interface FlowOnPaper {
  readonly plan: FlowSum | null;
  readonly budget: FlowSum;
  readonly agreed: FlowSum;
  readonly paidOnAgreement: FlowSum;
  readonly paid: FlowSum;
  readonly stages: Readonly<Record<'planned' | 'announced' | 'contracted' | 'handedOver' | 'paid', FlowSum>>;
  readonly breaks: readonly FlowBreakLine[];
  readonly delays: readonly FlowBreakLine[];
}
