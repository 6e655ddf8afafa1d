import { say } from '../messages.mjs';
import { plainFts5 } from './baselines.mjs';
import { indexOf, shippedFile, weightsFrom } from './engine.mjs';
import { assertLearnable, readTasks, split } from './tasks.mjs';
import { examplesFrom, train } from './trainer.mjs';

/** R@1, R@5 and the mean reciprocal rank (within 50) of a search over questions. */
function measure(search, questions) {
  const ranks = questions.map(({ text, doc }) => search(text).indexOf(doc) + 1);
  const share = (good) => ranks.filter(good).length / ranks.length;
  return { r1: share((rank) => rank === 1), r5: share((rank) => rank >= 1 && rank <= 5), mrr: ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length };
}

const searchWith = (docs, weights) => {
  const index = indexOf(docs, weights);
  return (text) => index.find(text).map(({ id }) => id);
};

const figure = (value, beside) => `${value.toFixed(3)}${beside === undefined ? '' : `（${value >= beside ? '+' : '−'}${Math.abs(value - beside).toFixed(3)}）`}`;

function report(name, { r1, r5, mrr }, beside) {
  say(`  ${name.padEnd(14, '　')} R@1 ${figure(r1, beside?.r1)}  R@5 ${figure(r5, beside?.r5)}  MRR ${figure(mrr, beside?.mrr)}`);
}

const folds = 5;

/** How weights learnt from four fifths of the training rows do on the last fifth: what design was chosen by. */
function crossValidated(docs, questions) {
  const all = Array.from({ length: folds }, (_, fold) => {
    const learnt = questions.filter((_, at) => at % folds !== fold);
    const held = questions.filter((_, at) => at % folds === fold);
    return { result: measure(searchWith(docs, train(examplesFrom(indexOf(docs), learnt))), held), size: held.length };
  });
  const mean = (name) => all.reduce((sum, { result, size }) => sum + result[name] * size, 0) / questions.length;
  return { r1: mean('r1'), r5: mean('r5'), mrr: mean('mrr') };
}

/** Prints every task's figures beside plain FTS5, in this same run. */
export function evaluate(folder, { cross }) {
  for (const { name, docs, questions } of readTasks(folder)) {
    const { train: learnt, test } = split(questions);
    assertLearnable(learnt);
    say(`\n${name}：${docs.length} 篇，训练 ${learnt.length} 行，测试 ${test.length} 行；括号内为与 FTS5 二元之差`);
    const bigram = measure(plainFts5('bigram', docs), test);
    report('FTS5 三元', measure(plainFts5('trigram', docs), test));
    report('FTS5 二元', bigram);
    report('随产品交付的权重', measure(searchWith(docs, weightsFrom(shippedFile)), test), bigram);
    report('用训练行训练的权重', measure(searchWith(docs, train(examplesFrom(indexOf(docs), learnt))), test), bigram);
    if (!cross) continue;
    const plain = measure(plainFts5('bigram', docs), learnt);
    report('训练行：FTS5 二元', plain);
    report('训练行：交付的权重', measure(searchWith(docs, weightsFrom(shippedFile)), learnt), plain);
    report('训练行：五折交叉', crossValidated(docs, learnt), plain);
  }
}
