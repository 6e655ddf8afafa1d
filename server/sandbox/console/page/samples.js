import { el } from './dom.js';
import { ask } from './sheets.js';

/** Places a person may name without a map. Taiyuan, as the demo city. */
const PLACES = [
  { name: '五一广场', address: '迎泽区迎泽大街', latitude: 37.8632, longitude: 112.5605 },
  { name: '柳巷', address: '迎泽区柳巷街道', latitude: 37.8691, longitude: 112.5647 },
  { name: '晋阳湖公园', address: '晋源区晋阳大道', latitude: 37.7841, longitude: 112.4949 },
  { name: '坞城路小区', address: '小店区坞城街道', latitude: 37.8012, longitude: 112.5722 },
];

/** Lets the person name a place; null when they turn back. */
export async function choosePlace() {
  const buttons = PLACES.map((place) => ({ label: `${place.name}　${place.address}`, value: place, plain: true }));
  return ask({ title: '选择位置', buttons: [...buttons, { label: '取消', value: null, plain: true }] });
}

/** What is in the phone's album: drawn here, so that nobody's photograph is in it. */
const SCENES = [
  ['暖气片', '#7a8794', '#c9d3dc'],
  ['路灯不亮', '#1f2b45', '#f0b429'],
  ['楼道杂物', '#6b5a48', '#d9c7a8'],
];

function draw([label, ground, figure]) {
  const canvas = el('canvas', { width: '640', height: '480' });
  const pen = canvas.getContext('2d');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = figure;
  for (let x = 80; x < 560; x += 90) pen.fillRect(x, 150, 56, 230);
  pen.font = '40px sans-serif';
  pen.fillText(label, 80, 100);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve({ name: `${label}.jpg`, blob }), 'image/jpeg', 0.85));
}

function localFiles(count) {
  return new Promise((resolve) => {
    const input = el('input', { type: 'file', accept: 'image/*', multiple: count > 1 });
    input.addEventListener('change', () => resolve([...input.files].map((file) => ({ name: file.name, blob: file }))));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

const asFile = async ({ name, blob }) => ({ name, type: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) });

/** Lets the person pick pictures; none when they turn back. */
export async function choosePictures(count) {
  const buttons = SCENES.map((scene) => ({ label: `相册：${scene[0]}`, value: scene, plain: true }));
  const picked = await ask({ title: '选择照片', buttons: [...buttons, { label: '本机的图片文件', value: 'local', plain: true }, { label: '取消', value: null, plain: true }] });
  if (picked === null) return [];
  const files = picked === 'local' ? await localFiles(count) : [await draw(picked)];
  return Promise.all(files.slice(0, count).map(asFile));
}
