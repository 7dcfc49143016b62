import { expect, test } from "vitest";
import { openEnvelope, requestIdOf } from "#lib/cloud/envelope.ts";
import { CloudError } from "#lib/cloud/failure.ts";

function body(members: string) {
  return Buffer.from(`{"Response":{"RequestId":"r-\\u00001",${members}}}`);
}

test("characters that the database can't store are removed from every text, and no others", () => {
  const { members, requestId } = openEnvelope(
    body(
      `"Message":"a\\u0000b","List":[{"Name":"\\ud800x\\uDC00","Ok":"\\ud83d\\ude00 \\\\u0000 \\u0001","Port":80,"No":null}]`,
    ),
  );
  expect(requestId).toBe("r-1");
  expect(members).toEqual({
    Message: "ab",
    List: [{ Name: "\ufffdx\ufffd", Ok: "😀 \\u0000 \u0001", Port: 80, No: null }],
  });
  expect(requestIdOf(body(`"Message":"a"`))).toBe("r-1");
});

test("they are removed from the message of a refusal, too", () => {
  const refuse = () => openEnvelope(body(`"Error":{"Code":"Failed\\u0000Operation","Message":"no\\u0000"}`));
  expect(refuse).toThrow(new CloudError({ kind: "refused", code: "FailedOperation", message: "no", requestId: "r-1" }));
});

test.each(['{"Response":null}', '{"Response":[]}', "null", '{"Response":{"RequestId":null}}'])(
  "%s is no answer",
  (text) => {
    expect(() => openEnvelope(Buffer.from(text))).toThrow("wrong-shape");
    expect(requestIdOf(Buffer.from(text))).toBeNull();
  },
);
