import { describe, expect, it } from 'vitest';
import { html, link, page, prose, table } from '../../../domain/catalog-page/html.ts';

const EVIL = `<script>alert("1")</script>' & \``;

describe('html', () => {
  it('escapes texts and numbers, in elements, attributes and lists, and keeps markup', () => {
    expect(html`<p title="${EVIL}">${[EVIL, 7, html`<b>${'<'}</b>`]}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; &amp; `">' +
        '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; &amp; `7<b>&lt;</b></p>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//elsewhere.example/x',
    'data/README.md',
    ' https://x',
    'JAVASCRIPT:x',
  ])('makes no link of %s', (url) => {
    expect(link(url, 'text').markup).toBe(`text (${url})`);
  });

  it.each(['https://www.cms.gov/x?a=1&b="2"', 'http://x', '/v1/rules', '#source-a'])('makes a link of %s', (url) => {
    expect(link(url, EVIL).markup).toMatch(/^<a href="[^"<>]+">&lt;script[^<]*<\/a>$/);
  });

  it('writes code and keeps dates together, escaping both', () => {
    expect(prose('`a|<b>` on 2026-03-02').markup).toBe(
      '<code>a|&lt;b&gt;</code> on <span class="together">2026-03-02</span>',
    );
  });

  it('makes a page of its own: no script, nothing loaded', () => {
    const text = page(EVIL, table([EVIL], [[EVIL]]));
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=/);
  });
});
