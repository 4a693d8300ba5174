import type { Ec2Error } from "../model/errors";
import { element, escapeText } from "./codec/encode-xml";

/** A service that answers at the endpoint: the version of its API and the frame of its messages. */
export interface Protocol {
  /** Name in the scope of a signature */
  readonly service: "ec2" | "sts";
  readonly version: string;
  /** @param members XML of the response's members */
  response(action: string, requestId: string, members: string): string;
  error(error: Ec2Error, requestId: string): string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const codeAndMessage = ({ code, message }: Ec2Error): string =>
  element("Code", escapeText(code)) + element("Message", escapeText(message));

export const ec2Protocol: Protocol = {
  service: "ec2",
  version: "2016-11-15",
  response: (action, requestId, members) =>
    `${declaration}<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">` +
    `${element("requestId", requestId)}${members}</${action}Response>`,
  error: (error, requestId) =>
    `${declaration}<Response><Errors><Error>${codeAndMessage(error)}</Error></Errors>` +
    `${element("RequestID", requestId)}</Response>`,
};

const stsProtocol: Protocol = {
  service: "sts",
  version: "2011-06-15",
  response: (action, requestId, members) =>
    `${declaration}<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">` +
    `${element(`${action}Result`, members)}<ResponseMetadata>${element("RequestId", requestId)}</ResponseMetadata>` +
    `</${action}Response>`,
  error: (error, requestId) =>
    `${declaration}<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>` +
    `${element("Type", error.httpStatus < 500 ? "Sender" : "Receiver")}${codeAndMessage(error)}</Error>` +
    `${element("RequestId", requestId)}</ErrorResponse>`,
};

export const protocols: readonly Protocol[] = [ec2Protocol, stsProtocol];
