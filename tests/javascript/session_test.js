// A page asks for the person it was opened for, and knows what stands in the way of an answer.
import assert from "node:assert/strict";

import { cookieIn, headersFor, obstacle } from "workbench/session.js";

Deno.test("a cookie is found by its whole name", () => {
  const cookies = "xcsrftoken=no; csrftoken=a%3Db=c; csrftoken2=no";
  assert.equal(cookieIn(cookies, "csrftoken"), "a=b=c");
  assert.equal(cookieIn(cookies, "token"), "");
  assert.equal(cookieIn("", "csrftoken"), "");
});

Deno.test("a request names the token of now and the person of the page", () => {
  assert.deepEqual(headersFor("csrftoken=t", "7"), { "X-CSRFToken": "t", "X-Workbench-Person": "7" });
});

Deno.test("a page that nobody is signed in on names nobody", () => {
  assert.deepEqual(headersFor("", undefined), {});
});

for (
  const [status, code, way] of /** @type {[number, string | null, string | null][]} */ ([
    [200, null, null],
    [204, null, null],
    [400, null, null],
    [401, null, "signed_out"],
    [403, null, null],
    [409, "somebody_else", "somebody_else"],
    [409, "end_not_signed_off", null],
    [409, null, null],
    [412, null, null],
    [500, null, null],
    [502, null, "unreachable"],
    [503, null, "unreachable"],
    [504, null, "unreachable"],
    [0, null, "unreachable"],
  ])
) {
  Deno.test(`an answer ${status} ${code ?? ""} means ${way ?? "nothing for the session"}`, () => {
    assert.equal(obstacle(status, code), way);
  });
}
