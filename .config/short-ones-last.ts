import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects whose files take longest first. */
const ORDER = ['build', 'browser', 'fuzz', 'unit'];

/** Begins with the files that take long, and has the many short ones for the end, so that no worker waits for the last of another. */
export default class ShortOnesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification) => ORDER.indexOf(project.name);
    // Those that look at the site of the shipped study follow one another: a worker has its pages parsed already.
    const isShipped = ({ moduleId }: TestSpecification) => Number(moduleId.includes('/tests/shipped/build/'));
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b) || isShipped(a) - isShipped(b));
  }
}
