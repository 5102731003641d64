// Property tests draw the same cases for everybody, so that a red test means a change and not luck. SEED=$RANDOM looks further.
import fc from 'fast-check';
import { usualSeed } from './seed.ts';

fc.configureGlobal({ seed: usualSeed() });
