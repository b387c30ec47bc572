import gte from 'semver/functions/gte.js';

/** What reading and building a study takes; `new` does with less, since it brings a study's repository a Node of its own. */
const NEEDED = '22.12.0';

/** Whether this Node can read and build a study. */
export const canBuild = gte(process.versions.node, NEEDED);

export const TOO_OLD = `This takes Node ${NEEDED} or later, and this is ${process.versions.node}. In a study's repository \`npm run …\` has a newer one, which comes with \`npm install\`.`;
