// SPDX-License-Identifier: GPL-3.0-or-later
// browser: what a browser makes of HTML pages. Started by browser.sh; prints TAP.
//
//     node browser.js CHROMIUM FOLDER AXE (PAGE LEAST MOST)...
//
// FOLDER is an empty folder to work in, AXE the path of axe.min.js or empty, PAGE the path of a page
// that is printed on LEAST to MOST sheets.
// With LOBSPIEGEL_SHOTS=FOLDER in the environment, pictures and the PDF are kept there, to look at.
// It speaks the DevTools protocol over a pipe (descriptors 3 and 4), so it needs no packages.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const [chromium, folder, axe, ...rest] = process.argv.slice(2);
const shots = process.env.LOBSPIEGEL_SHOTS;
const pages = [];
for (let i = 0; i + 2 < rest.length; i += 3)
  pages.push({
    name: path.basename(rest[i], '.html'), address: pathToFileURL(path.resolve(rest[i])).href,
    least: Number(rest[i + 1]), most: Number(rest[i + 2]),
  });

let page;
let count = 0;
let failed = false;

function report(name, wrong) {
  count++;
  for (const line of wrong) console.log('# ' + String(line).replace(/\n/g, ' '));
  console.log(`${wrong.length ? 'not ok' : 'ok'} ${count} - ${page.name}: ${name}`);
  failed = failed || wrong.length > 0;
}

// --- the browser -------------------------------------------------------------------------------

const waiting = new Map();
const listeners = [];
let last = 0;
let session;

const browser = spawn(chromium, [
  '--headless=new', '--remote-debugging-pipe', '--disable-gpu', '--hide-scrollbars',
  '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-default-apps', '--disable-dev-shm-usage', '--user-data-dir=' + folder,
  ...(process.getuid() === 0 ? ['--no-sandbox'] : []), 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

function hear(text) {
  const message = JSON.parse(text);
  if (message.id && waiting.has(message.id)) {
    const { done, fail } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) fail(new Error(message.error.message));
    else done(message.result);
  } else if (message.method) {
    for (const listener of listeners) listener(message.method, message.params);
  }
}

let heard = Buffer.alloc(0);
browser.stdio[4].on('data', (bytes) => {
  heard = Buffer.concat([heard, bytes]);
  for (let end; (end = heard.indexOf(0)) >= 0; heard = heard.subarray(end + 1))
    hear(heard.subarray(0, end).toString());
});

function send(method, params = {}) {
  const id = ++last;
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId: session }) + '\0');
  return new Promise((done, fail) => waiting.set(id, { done, fail }));
}

function event(name) {
  return new Promise((done) => listeners.push((method, params) => method === name && done(params)));
}

async function value(expression) {
  const { result, exceptionDetails } = await send('Runtime.evaluate', {
    expression, returnByValue: true, awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
  return result.value;
}

async function look(width, scheme, media = '') {
  await send('Emulation.setDeviceMetricsOverride',
    { width, height: 800, deviceScaleFactor: 1, mobile: width < 600 });
  await send('Emulation.setEmulatedMedia',
    { media, features: [{ name: 'prefers-color-scheme', value: scheme }] });
}

async function shoot(name) {
  if (!shots) return;
  const { cssContentSize: size } = await send('Page.getLayoutMetrics');
  const { data } = await send('Page.captureScreenshot', {
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width: size.width, height: size.height, scale: 1 },
  });
  fs.writeFileSync(path.join(shots, `${page.name}-${name}.png`), Buffer.from(data, 'base64'));
}

// --- what must hold ----------------------------------------------------------------------------

const views = [[1200, 'light'], [1200, 'dark'], [360, 'light'], [360, 'dark']];

// Elements that a report has no use for: a text became markup, or something runs or loads.
const strangers = 'script, link, img, iframe, object, embed, a, form, input, button, video, audio, ' +
  'b, i, em, base, foreignObject';
const unknown = `[...document.querySelectorAll('${strangers}')].map((e) => e.outerHTML)`;

const outline = `(() => {
  const wrong = [];
  let before = 0;
  for (const h of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const depth = Number(h.tagName[1]);
    if (depth > before + 1 || (before && depth === 1)) wrong.push(h.outerHTML);
    before = depth;
  }
  return before ? wrong : ['there are no headings'];
})()`;

// What sticks out, when the page can be moved sideways.
const wide = `document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map((e) => e.outerHTML.slice(0, 90)).slice(0, 3).concat('the page is too wide')`;

const tables = `[...document.querySelectorAll('th:not([scope])')].map((e) => e.outerHTML)`;

const pictures = `[...document.querySelectorAll('svg')].filter((svg) =>
  svg.getAttribute('role') !== 'img' || !svg.querySelector('title').textContent ||
  !svg.querySelector('desc').textContent).map((e) => e.outerHTML.slice(0, 90))`;

async function check_structure() {
  report('nothing became markup', await value(unknown));
  report('the headings are in order', await value(outline));
  report('heads of tables say what they are the head of', await value(tables));
  report('pictures have a title and a description', await value(pictures));
  report('there is a picture, if it is no form to fill in',
    await value(`document.querySelector('svg, main.form') ? [] : ['none']`));
  report('the page tells its language and its name',
    await value(`['nl', 'en'].includes(document.documentElement.lang) && document.title
      ? [] : [document.documentElement.outerHTML.slice(0, 200)]`));
}

async function check_views() {
  for (const width of [280, 320, 360, 768, 1200]) {
    await look(width, 'light');
    report(`no sideways scroll at ${width}`, await value(wide));
  }
  for (const [width, scheme] of views) {
    await look(width, scheme);
    await shoot(`${width}-${scheme}`);
  }
}

// The pages of the PDF, told from its objects.
async function check_paper() {
  const { least, most } = page;
  await look(1200, 'dark');
  const { data } = await send('Page.printToPDF', { preferCSSPageSize: true, printBackground: false });
  const bytes = Buffer.from(data, 'base64');
  const text = bytes.toString('latin1');
  const sheets = (text.match(/\/Type\s*\/Page\b/g) || []).length;
  const boxes = (text.match(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/g) || []).length;
  if (shots) fs.writeFileSync(path.join(shots, page.name + '.pdf'), bytes);
  report(`it is printed on ${least} to ${most} sheets`,
    sheets < least || sheets > most ? [`there are ${sheets}`] : []);
  report('of A4', boxes !== sheets ? [`${boxes} of ${sheets} are`] : []);
}

// What axe cannot be sure of counts as well, but for the words in pictures: those have the colour
// of the page's words.
async function check_access() {
  if (!axe) {
    console.log(`ok ${++count} - ${page.name}: accessible to everybody # SKIP axe-core cannot be installed`);
    return;
  }
  await value(fs.readFileSync(axe, 'utf8') + '; 0');
  for (const [width, scheme, media] of [...views, [794, 'light', 'print']]) {
    await look(width, scheme, media);
    const wrong = await value(`axe.run(document).then((r) => r.violations.concat(r.incomplete)
      .map((v) => ({ ...v, nodes: v.nodes.filter((n) => !n.html.startsWith('<tspan')) }))
      .filter((v) => v.nodes.length)
      .map((v) => v.id + ' (' + v.impact + '): ' + v.help + ': ' +
        v.nodes.map((n) => n.html).slice(0, 3).join(' ')))`);
    report(`accessible to everybody, ${width} wide, ${media || scheme}`, wrong);
  }
}

async function check_page(said, asked) {
  said.length = asked.length = 0;
  const loaded = event('Page.loadEventFired');
  await send('Page.navigate', { url: page.address });
  await loaded;
  await check_structure();
  await check_views();
  await check_paper();
  report('it asks for nothing', asked);
  report('there is no message in the console', said);
  await check_access();
}

async function main() {
  const said = [], asked = [];
  listeners.push((method, params) => {
    if (method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown' ||
        method === 'Log.entryAdded')
      said.push(JSON.stringify(params).slice(0, 300));
    if (method === 'Network.requestWillBeSent' && params.request.url !== page.address)
      asked.push(params.request.url);
  });
  const { targetInfos } = await send('Target.getTargets');
  const target = targetInfos.find((info) => info.type === 'page');
  session = (await send('Target.attachToTarget',
    { targetId: target.targetId, flatten: true })).sessionId;
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(domain + '.enable');
  for (page of pages) await check_page(said, asked);
}

page = pages[0];
const watchdog = setTimeout(() => end(new Error('the browser does not answer')),
  35000 * pages.length);

function end(error) {
  clearTimeout(watchdog);
  if (error) report('the browser works', [error.stack || error]);
  console.log(`1..${count}`);
  browser.removeAllListeners('exit');
  browser.on('exit', () => process.exit(failed ? 1 : 0));
  browser.kill();
  setTimeout(() => browser.kill('SIGKILL'), 3000);
}

browser.on('error', (error) => end(error));
browser.on('exit', () => end(new Error('the browser stopped')));
main().then(() => end(), (error) => end(error));
