import { expect, test } from 'vitest';
import { parseMedia } from '#formats/study-files/media.ts';
import { PICTURE } from '../../build/study-folder.ts';

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const svg = (attributes: string) => new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`);

const JPEG =
  '/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAgADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAUH/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AiAEhoYAAAAAAAAAD/9k=';
/** An Exif block that says the camera was turned. */
const EXIF = [0xff, 0xe1, 0, 0x22, ...Buffer.from('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
const turned = (jpeg: Uint8Array) => new Uint8Array([0xff, 0xd8, ...EXIF, ...jpeg.subarray(2)]);
const GIF = 'R0lGODlhMAAgAIAAAExpcaozMyH5BAUAAAAALAAAAAAwACAAAAImjI+py+0Po5y02ouz3rz7D4biSJbmiabqyrbuC8fyTNf2jef6XQAAOw==';
const WEBP = 'UklGRkoAAABXRUJQVlA4ID4AAABwAwCdASowACAAPm02l0ikIyIhJWgAgA2JZwDPzoAAMc96PoAA/u921/oTY9qK//56Z/W38f+RXk8nUmAAAA==';
const AVIF =
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAACUAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAADAAAAAgAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAtbWRhdBIACgk4FS/7SAhoNIAyFhlCYwTAADQAAKxQwBOKgu6fTVNRzP8=';

test.each([
  ['a.png', PICTURE, 'image/png 48 32'],
  ['a.jpg', bytes(JPEG), 'image/jpeg 48 32'],
  ['a.jpeg', bytes(JPEG), 'image/jpeg 48 32'],
  ['turned.jpg', turned(bytes(JPEG)), 'image/jpeg 32 48'],
  ['a.gif', bytes(GIF), 'image/gif 48 32'],
  ['a.webp', bytes(WEBP), 'image/webp 48 32'],
  ['a.avif', bytes(AVIF), 'image/avif 48 32'],
  ['a.svg', svg('width="20" height="10"'), 'image/svg+xml 20 10'],
  ['b.svg', svg('viewBox="0,0, 30.4,20"'), 'image/svg+xml 30 20'],
  ['c.svg', svg('width="100%" viewBox="-5 -5 30 20"'), 'image/svg+xml 30 20'],
  ['d.svg', svg('width="10cm" height="5cm"'), 'image/svg+xml 378 189'],
])('%s has its type and size', (name, content, expected) => {
  const { media, findings } = parseMedia(new Map([[`media/${name}`, content]]));
  const { type, width, height } = media.get(name) ?? {};
  expect([type, width, height].join(' ')).toBe(expected);
  expect(findings).toEqual([]);
});

test('a file that changes is read anew', () => {
  const size = (content: Uint8Array) => parseMedia(new Map([['media/x.svg', content]])).media.get('x.svg')?.width;
  expect([size(svg('viewBox="0 0 1 1"')), size(svg('viewBox="0 0 2 2"'))]).toEqual([1, 2]);
});
