import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {digestHeader, parseDigestChallenge} from '../../../demo/pbx-simulator/webhooks/digest.ts';

// The worked example of RFC 7616, 3.9.1.
const facts = 'realm="http-auth@example.org", qop="auth, auth-int"';
const nonce =
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
const answer = {
  method: 'GET',
  uri: '/dir/index.html',
  username: 'Mufasa',
  password: 'Circle of Life',
  count: 1,
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};
const responseOf = (header: string): string | undefined => /response="(\w+)"/.exec(header)?.[1];

describe('Digest', () => {
  it('answers the RFC’s example with MD5', () => {
    const challenge = parseDigestChallenge(`Digest ${facts}, algorithm=MD5, ${nonce}`);
    assert.equal(responseOf(digestHeader(challenge!, answer)), '8ca523f5e9506fed4657c9700eebdbec');
  });

  it('prefers SHA-256 where both are offered', () => {
    const both = `Digest ${facts}, algorithm=MD5, ${nonce}, Digest ${facts}, algorithm=SHA-256, ${nonce}`;
    const challenge = parseDigestChallenge(both);
    assert.equal(challenge?.algorithm, 'SHA-256');
    assert.equal(
      responseOf(digestHeader(challenge, answer)),
      '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    );
  });

  it('cannot answer what it does not know', () => {
    assert.equal(parseDigestChallenge(null), undefined);
    assert.equal(parseDigestChallenge('Bearer realm="x"'), undefined);
    assert.equal(parseDigestChallenge('Digest realm="x", nonce="y", algorithm=SHA-512-256'), undefined);
    assert.equal(parseDigestChallenge('Digest realm="x", nonce="y", qop="auth-int"'), undefined);
  });
});
