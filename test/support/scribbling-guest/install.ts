import { workerData } from "node:worker_threads";
import { scribbleWhileAsked } from "./scribbler";

/** DRYDOCK_TEST_SCRIBBLE is the folder in which a test names the guests that are to scribble. */
const folder = process.env.DRYDOCK_TEST_SCRIBBLE;
const { instanceId } = workerData as { readonly instanceId?: string };
if (folder && instanceId) scribbleWhileAsked(folder, instanceId);
