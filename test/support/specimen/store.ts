import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { schemaFromJsonSchema } from "../../../provider/framework/schema-from-json-schema";
import type { ObjectValue } from "../../../provider/protocol/value";
import { decodeValue, encodeValue } from "../../../provider/wire/msgpack";
import { specimenContract } from "./contract";

/** The specimen's "API": things by id in one file, which a test may read and change between two runs. */
export class SpecimenStore {
  constructor(readonly file: string) {}

  all(type: string): Map<string, ObjectValue> {
    const stored = this.read()[type] ?? {};
    return new Map(
      Object.entries(stored).map(([id, text]) => [
        id,
        decodeValue(Buffer.from(text, "base64"), typeOf(type)) as ObjectValue,
      ]),
    );
  }

  get(type: string, id: string): ObjectValue | undefined {
    return this.all(type).get(id);
  }

  put(type: string, id: string, value: ObjectValue): void {
    const everything = this.read();
    everything[type] = {
      ...everything[type],
      [id]: Buffer.from(encodeValue(value, typeOf(type))).toString("base64"),
    };
    this.write(everything);
  }

  remove(type: string, id: string): void {
    const everything = this.read();
    delete everything[type]?.[id];
    this.write(everything);
  }

  private read(): Record<string, Record<string, string>> {
    return existsSync(this.file) ? JSON.parse(readFileSync(this.file, "utf8")) : {};
  }

  private write(everything: object): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(everything));
    renameSync(`${this.file}.new`, this.file);
  }
}

function typeOf(type: string) {
  const root = specimenContract.resources.get(type);
  if (root === undefined) throw new Error(`No type ${type}`);
  return schemaFromJsonSchema(root).type;
}
