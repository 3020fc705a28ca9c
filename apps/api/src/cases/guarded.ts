import type { Context, Detector, Evaluation, Subject } from '@lcc/domain';

/**
 * A detector whose faults stay its own: a subject it fails on was not judged, which neither raises nor clears, and the others go on. Each
 * fault is told.
 */
export function guarded(detector: Detector, onFault: (detector: string, error: unknown) => void): Detector {
  const list = (run: () => Iterable<Subject>): Subject[] => {
    try {
      return [...run()];
    } catch (error) {
      onFault(detector.id, error);
      return [];
    }
  };
  return {
    ...detector,
    subjects: (context: Context) => list(() => detector.subjects(context)),
    touched: (changes, context) => list(() => detector.touched(changes, context)),
    evaluate(subject, context, values): Evaluation {
      try {
        return detector.evaluate(subject, context, values);
      } catch (error) {
        onFault(detector.id, error);
        return { outcome: 'IMPOSSIBLE', reason: { id: 'Detektor gagal menilai.', en: 'The detector failed.' } };
      }
    },
  };
}
