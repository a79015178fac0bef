// Grades captured headers with Mozilla's Observatory and Google's csp_evaluator, used as libraries:
// the Observatory's own command asks a public host, which a site before its start is not.
// Reads the file named first ({host, answers}), writes [{name, score, grade, findings}] as JSON.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import evaluator from "csp_evaluator/dist/evaluator.js";
import { Severity, Type } from "csp_evaluator/dist/finding.js";
import parser from "csp_evaluator/dist/parser.js";
import { ALL_TESTS, NUM_TESTS } from "@mdn/mdn-http-observatory/src/constants.js";
import { MINIMUM_SCORE_FOR_EXTRA_CREDIT } from "@mdn/mdn-http-observatory/src/grader/charts.js";
import {
  getGradeForScore, getScoreDescription, getScoreModifier,
} from "@mdn/mdn-http-observatory/src/grader/grader.js";
import { parseHttpEquivHeaders } from "@mdn/mdn-http-observatory/src/retriever/utils.js";
import { HTML_TYPES, Requests } from "@mdn/mdn-http-observatory/src/types.js";
import { AxiosHeaders } from "axios";
import { CookieJar } from "tough-cookie";

// The Observatory fetches the list of preloaded hosts in a script of its package, which does not
// run here. None preloaded is the strict reading.
const preloaded = new URL("node_modules/@mdn/mdn-http-observatory/conf/hsts-preload.json", import.meta.url);
if (!existsSync(preloaded)) writeFileSync(preloaded, "{}");

function requestsFor(host, answer) {
  const url = new URL(`https://${host}/`);
  const response = { status: answer.status, headers: new AxiosHeaders(answer.headers), verified: true };
  const html = HTML_TYPES.has((answer.headers["content-type"] ?? "").split(";")[0]);
  response.httpEquiv = html ? parseHttpEquivHeaders(answer.body, url.href) : new Map();
  const requests = new Requests(host);
  requests.responses.auto = response;
  requests.responses.https = response;
  requests.responses.cors = { headers: new AxiosHeaders(answer.preflight), verified: true };
  requests.responses.http = null; // sending plain http to https is the web server's work
  requests.resources.path = answer.body;
  const jar = new CookieJar();
  const cookie = answer.headers["set-cookie"];
  if (cookie) jar.setCookieSync(cookie, url.href);
  requests.session = { url, jar };
  return requests;
}

// The sum is the one of the Observatory's scan(): extra credit counts only above its threshold.
function observe(requests) {
  const results = ALL_TESTS.map((test) => test(requests));
  if (results.length !== NUM_TESTS) throw new Error("not every test ran");
  const parts = results.map((one) => ({
    test: one.constructor.name,
    result: one.result,
    passed: one.pass,
    modifier: getScoreModifier(one.result),
    told: getScoreDescription(one.result).replace(/<[^>]+>/g, "").replace(/\s+/g, " ").trim(),
  }));
  const sum = (list) => list.reduce((total, one) => total + one.modifier, 100);
  const plain = sum(parts.filter((one) => one.modifier < 0));
  const graded = getGradeForScore(plain >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(parts) : plain);
  const findings = parts
    .filter((one) => !one.passed || one.modifier < 0)
    .map((one) => ({ key: `observatory ${one.test} ${one.result}`, told: one.told }));
  return { ...graded, findings, parts };
}

function evaluate(policy) {
  const { CspEvaluator, DEFAULT_CHECKS, STRICTCSP_CHECKS } = evaluator;
  const parsed = new parser.CspParser(policy ?? "").csp;
  return new CspEvaluator(parsed)
    .evaluate(DEFAULT_CHECKS, [...DEFAULT_CHECKS, ...STRICTCSP_CHECKS])
    .map((one) => ({
      key: `csp_evaluator ${Type[one.type]} ${one.directive}${one.value ? ` ${one.value}` : ""}`,
      told: `${Severity[one.severity]}: ${one.description}`,
    }));
}

const { host, answers } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const graded = answers.map((answer) => {
  const { score, grade, findings, parts } = observe(requestsFor(host, answer));
  const policy = evaluate(answer.headers["content-security-policy"]);
  return { name: answer.name, score, grade, parts, findings: [...findings, ...policy] };
});
process.stdout.write(JSON.stringify(graded));
