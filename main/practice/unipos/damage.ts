// The damaged forms of UniPOS's answers: of JSON, of XML, and of the empty body with which the member service says yes.
import { uniposCatalogue } from '../../protocol/unipos/catalogue.ts';
import { brokenJsonReply, type Damage, gbkReply, hugeReply, textReply, type WireReply } from '../wire-reply.ts';
import { memberFault, serviceRefusal } from './answers.ts';
import type { UniposCall, UniposSettings } from './call.ts';

/** A page of bills may be long: only what is longer than 16 MiB is too long. */
const hugeBlanks = 17 * 1_048_576;

/** How the answer of this call is damaged. */
export function uniposDamage({ id, answer }: UniposCall, { refusalStatus }: UniposSettings): Damage {
  const isMember = uniposCatalogue[id].section === '四';
  const isJson = answer === 'json' && !isMember;
  const xmlType = isMember ? 'text/xml; charset=utf-8' : 'application/xml; charset=utf-8';
  const reason = '服务器端出错';
  return {
    broken: isJson ? brokenJsonReply : brokenXmlReply,
    wrongCharset: () =>
      isJson
        ? gbkReply(
            'application/json; charset=utf-8',
            '{"success": true, "error_code": "", "error_reason": "',
            '", "data": null}',
          )
        : gbkReply(xmlType, '<ApiResult><success>true</success><error_reason>', '</error_reason></ApiResult>'),
    huge: (reply) => hugeReply(reply, hugeBlanks),
    code1000: () => (isMember ? memberFault('1000', reason) : serviceRefusal(answer, '1000', reason, refusalStatus)),
  };
}

/** The answer without its last closing tag; an empty one becomes an opening tag. */
function brokenXmlReply({ status, contentType, body }: WireReply): WireReply {
  const text = new TextDecoder().decode(body);
  return textReply(status, contentType, text === '' ? '<Paying>' : text.slice(0, text.lastIndexOf('</')));
}
