import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {ConfirmDialog, type Question} from '../../../src/components/settings-parts/confirm-dialog.ts';
import {text, withContexts} from '../../support/page.ts';

const question = (title: string): Question => ({title, text: 'Nothing is lost.', yes: 'Yes', no: 'No'});

describe('confirm dialog', () => {
  it('leaves a question open that is asked before the browser has told that the one before is gone', async () => {
    ConfirmDialog.register();
    const confirm = await withContexts<ConfirmDialog>(
      {},
      html`<bgm-settings-confirm></bgm-settings-confirm>`,
    );
    const answer = confirm.ask(question('First?'));
    await confirm.updateComplete;
    const dialog = confirm.shadowRoot!.querySelector('dialog')!;
    const told = new Promise((resolve) => dialog.addEventListener('close', resolve, {once: true}));
    confirm.shadowRoot!.querySelector<HTMLElement>('.primary')!.click();
    expect(await answer).to.be.true;

    const answers: boolean[] = [];
    const next = confirm.ask(question('Second?')).then((yes) => answers.push(yes));
    await told;
    await confirm.updateComplete;
    expect(dialog.matches(':modal')).to.be.true;
    expect(text(confirm)).to.contain('Second?');
    expect(answers).to.deep.equal([]);

    await sendKeys({press: 'Escape'});
    await next;
    expect(answers, 'Escape').to.deep.equal([false]);
    expect(dialog.open).to.be.false;
  });
});
