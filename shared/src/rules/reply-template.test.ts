import { freeWords, renderReply } from './reply-template';

test('puts the values of a ticket in the places of its variables', () => {
  expect(renderReply('您反映的“{事项}”（{工单编号}）由{承办单位}办理，{ 承办单位 }会联系您。', { title: '暖气不热', ticketNo: '20260302-0001', department: '热力公司' })).toEqual({
    text: '您反映的“暖气不热”（20260302-0001）由热力公司办理，热力公司会联系您。',
    open: [],
  });
});

test('leaves what it does not know in its braces, and says so once', () => {
  expect(renderReply('{承办单位}：{答复内容}。{答复内容}{}', { department: null })).toEqual({ text: '{承办单位}：{答复内容}。{答复内容}{}', open: ['承办单位', '答复内容', ''] });
});

test('a value can neither pass for a variable nor bring replacement signs along', () => {
  expect(renderReply('“{事项}”', { title: '$& {工单编号}' })).toEqual({ text: '“$& 工单编号”', open: [] });
});

test('tells which words a person has to fill in', () => {
  expect(freeWords('{工单编号}：{答复内容}')).toEqual(['答复内容']);
});
