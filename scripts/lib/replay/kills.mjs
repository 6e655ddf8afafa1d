/** Kills the server after given shares of the work and starts it again; one at a time, so that each is felt. */
export function planKills(product, { kills, work }, say) {
  const every = work / (kills + 1);
  let done = 0;
  let killed = 0;
  let last = Promise.resolve();
  const onStep = () => {
    done += 1;
    if (killed >= kills || done < every * (killed + 1)) return;
    killed += 1;
    say(`  第${killed}次强制结束服务（完成 ${done}/${work}）`);
    last = last.then(() => product.kill()).then(() => product.restart());
  };
  return { onStep, finished: () => last, count: () => killed };
}
