import createClient from 'openapi-fetch';
import { send } from './authorized';
import type { paths } from './schema';

/** The API as openapi.yaml describes it; a route or field that is not there does not compile. */
export const client = createClient<paths>({ fetch: send });
