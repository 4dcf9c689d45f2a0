// The same figures by SQL: waits of answered customer turns, twenty phrases in agents' words, orders within the window.
// node duckdb.mjs MESSAGES-GLOB ORDERS OUT [THREADS]
import { DuckDBInstance } from '@duckdb/node-api';

const [messages, orders, out, threads = '2'] = process.argv.slice(2);
const phrases = '保证 绝对 肯定 最便宜 第一 加微信 支付宝转账 不知道 不清楚 没办法 自己看 你必须 随便 不可能 等着 投诉 好评返现 爱买不买 无所谓 烦不烦'.split(' ');
const quoted = phrases.map(phrase => `'${phrase}'`).join(', ');

const started = process.hrtime.bigint();
const instance = await DuckDBInstance.create(':memory:', { threads });
const db = await instance.connect();
await db.run(`SET preserve_insertion_order = true`);
await db.run(`CREATE TABLE m AS SELECT row_number() OVER () AS n, shop, conversation_id, message_id, sent_at::TIMESTAMP AS sent, role, sender_id, customer_id, kind, text
  FROM read_csv('${messages}', header = true, all_varchar = true)`);
await db.run(`CREATE TABLE o AS SELECT * FROM read_csv('${orders}', header = true, all_varchar = true)`);

// A turn begins where the side changes; bots, notices and empty texts are of no side.
await db.run(`CREATE TABLE spoken AS SELECT *, role IS DISTINCT FROM lag(role) OVER w AS begins FROM m
  WHERE role IN ('customer', 'agent') AND coalesce(kind, 'text') NOT IN ('transfer', 'recall') AND trim(coalesce(text, '')) <> ''
  WINDOW w AS (PARTITION BY shop, conversation_id ORDER BY sent, n)`);
await db.run(`COPY (SELECT shop, conversation_id, next_agent AS agent_id, message_id AS question, next_id AS answer, sent AS asked_at, next_at AS answered_at, epoch_ms(next_at) - epoch_ms(sent) AS wait_ms
  FROM (SELECT *, lead(role) OVER w AS next_role, lead(sender_id) OVER w AS next_agent, lead(message_id) OVER w AS next_id, lead(sent) OVER w AS next_at
        FROM spoken WHERE begins WINDOW w AS (PARTITION BY shop, conversation_id ORDER BY sent, n))
  WHERE role = 'customer' AND next_role = 'agent' ORDER BY shop, asked_at, conversation_id) TO '${out}/responses.csv' (HEADER)`);
await db.run(`COPY (SELECT shop, conversation_id, message_id, sender_id, phrase, instr(text, phrase) AS start
  FROM spoken, unnest([${quoted}]) AS p(phrase) WHERE role = 'agent' AND contains(text, phrase) ORDER BY shop, sent, conversation_id) TO '${out}/findings.csv' (HEADER)`);
await db.run(`COPY (SELECT o.shop, o.order_id, o.customer_id, c.conversation_id, c.agent_id, o.placed_at, o.paid_at, o.amount
  FROM o LEFT JOIN LATERAL (
    SELECT a.conversation_id, arg_max(a.sender_id, a.sent) AS agent_id FROM spoken a
    WHERE a.shop = o.shop AND a.customer_id = o.customer_id AND a.role = 'agent' AND a.sent < o.placed_at::TIMESTAMP
      AND o.placed_at::TIMESTAMP < date_trunc('day', a.sent) + INTERVAL 2 DAY
    GROUP BY a.conversation_id ORDER BY max(a.sent) DESC LIMIT 1) c ON true
  ORDER BY o.shop, o.placed_at, o.order_id) TO '${out}/conversion.csv' (HEADER)`);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({ seconds: +seconds.toFixed(2), cpu: +((process.cpuUsage().user + process.cpuUsage().system) / 1e6).toFixed(2), rss_mb: Math.round(process.resourceUsage().maxRSS / 1024) }));
