namespace QA.Ingest.Samples.Phrases;

/// <summary>English: greetings, closings, and questions before an order.</summary>
internal static class EnglishSelling
{
    public const string Text = """
hello
  (Hello|Hi)( there|), (is anyone there?|anybody around?|are you online?)
  Is (anyone|somebody) there?
hello.short
  (Hello|Hi|Hi there|Hey|Good morning)
nudge
  (Hello?|Are you still there?|Anyone?)
  (Still waiting|Any update)( here|)(?|...|)
courtesy
  (Thanks|Thank you|OK|OK thanks|Great, thanks|Got it|Thank you so much|Perfect, thanks)
courtesy.bye
  (Thanks|Bye|Thank you, bye|Thanks a lot|OK, bye)
emoticon
  [emoticon:(smile|thumbs up|heart|ok)]
bot.welcome
  [Auto-reply] Welcome to {shop}. (An agent will be with you shortly|You are in the queue, an agent will join in a moment).
bot.away
  [Auto-reply] Our desk is open 8:30 to 24:00 Beijing time. Please leave your question and we will answer in turn.
bot.followup
  [Auto-reply] (How did we do? Please rate this chat|This chat will close soon, please leave a rating).
greet.salutation
  <salutation:(Hi {name}|Hello {name}|Dear {name}|Hi there|Hello)>,
greet.identity
  <identity:(this is {agent} from {shop}|{agent} here from {shop}|I'm {agent} at {shop}|my name is {agent})>.
greet.offer
  <offer:(Thanks for your inquiry|Thanks for your message|Thank you for contacting us)>.
  <offer:(How can I help you today|What can I do for you|How may I help)>?
greet.bare
  (Yes?|Go ahead.|I'm here.)
close.further
  <further_help:(Is there anything else I can help you with|Is there anything else you need|Anything else I can do for you)>?
close.thanks
  <thanks:(Thank you for shopping with us|Thanks for your patience|Thank you for your trust|Thanks for choosing {shop})>.
close.wish
  <wish:(Have a lovely day|Have a great day|Please feel free to contact us any time|We hope to see you again)>. (Best regards, {agent}|)
close.bare
  (OK|All right|Alright then).
hold.please
  (One moment please|Just a moment|Please give me a minute), (let me check that for you|I'll check with the warehouse|I'm looking up the record).
hold.back
  (Sorry to keep you waiting|Sorry for the wait)(. |: )
transfer.say
  (This is handled by|That is a case for) our after-sale team, I'll (pass you on to|transfer you to) {next}; (they can see our chat|no need to explain again).
transfer.notice
  Chat transferred from {agentid} {agent} to {nextid} {next}
transfer.hello
  {next} here, (I have read the chat above|I can see what happened so far).
recall
  [A message was recalled]
recall.again
  (Sorry, wrong line above|Please ignore the last line). {stock.yes}
internal.say
  (Swap shifts on Friday?|Test of the auto-reply, please ignore|Can you take the after-sale queue at 3?)
internal.reply
  (OK|Noted|Will do)
ask.product.gift
  (Is|Tell me, is) the {item} (suitable|good|nice) (as a gift|for my parents|for a colleague)?
  (I need a gift for my boss|Looking for a birthday present), (would the {item} do|is the {item} a good pick)?
ask.product.compare
  What is the difference between the {item} and the {other}?
  I can't decide between the {item} and the {other}. Which one is better?
ask.product.look
  (Can you tell me more about the {item}|I'm looking at the {item}), (what is it made of|how does it look in real life)?
  (Is the {item} handmade|Is the {item} good for daily use)?
answer.product.gift
  (For a gift|As a present) I'd (suggest|go for) the {item}: {material}, {size}. (It comes in a gift box|Many buyers keep one and give one).
  (Yes, it makes a nice gift|It does): {material}, {use}. (We can add a card|It comes in a gift box).
answer.product.compare
  The {item} is {material}, {use}. The {other} is (lighter|better value); (it depends on the use|tell me who it is for and I'll help you choose).
answer.product.look
  (Our|The) {item} is made of {material}, {size}; {use}.
  It's {material}, {size}. (The photos are taken in daylight|What you see is what you get).
ask.detail.size
  (What size is it|How big is it|What are the measurements)?
ask.detail.colour
  (Does it come in|Do you have it in) {colour}?
  (What colours do you have|Which colours are there)?
ask.detail.care
  (How do I take care of it|Is it easy to look after)?
ask.detail.card
  (Can you add a card|Can you write a gift card)(, please|)?
answer.detail.size
  The size is {size}; {use}.
answer.detail.colour
  We have it in {colour} and natural. (Most people take {colour}|Natural is a bit plainer).
  {colour} and natural. It's handmade, so the colour may vary a little; I can send you a photo of the real one.
answer.detail.care
  It's {material}: {care}.
  Very easy: {care}.
answer.detail.card
  (Yes, we can add a card|A card is free): (send me the words|just put the words in the order note).
ask.stock
  (Is it|Is the {item}) (in stock|available)( now|)?
  (Do you still have|Is there any left in) {colour}?
stock.yes
  (Yes, it is in stock|Yes, we have {count}0 pieces in {colour}), (ready to ship today|it leaves tomorrow morning).
  (We have it in stock|{colour} is in stock). How many (would you like|do you need)?
vague.stock
  <en.forbid.vague:(Maybe|Probably|Perhaps)> (we have some|a few left), (just order and see|see when you order).
stock.out
  {colour} has been out of stock since yesterday, sorry about that. It is back on {date}; the {other} is ready to ship now.
bareno.stock
  <en.forbid.bare-no:No>.
ask.ship.time
  (How long does shipping to {city} take|When would it arrive in {city})?
ask.ship.deadline
  (Can it be here by {date}|Will it reach {city} by {date})? (It's a gift|It's for a birthday|)
ask.ship.courier
  (Which courier do you use|How do you ship)?
ship.when.time
  We ship the next morning with {courier}; {city} takes {count}-9 working days. You get a tracking number by e-mail.
  If you order today, you should have it by {date}. (We use {courier}|It goes with {courier}), tracked all the way.
ship.when.deadline
  With {courier} it reaches {city} by {date} if you order today. To be on the safe side there is express for $12.
ship.when.courier
  We use {courier}, tracked all the way; {city} takes {count}-9 working days. (Another courier is possible, just leave a note|You get the number by e-mail).
vague.ship
  <en.forbid.vague:(Maybe|Probably)> (two weeks|a week or three), <en.forbid.vague:(hard to say|it depends)>.
ask.size
  (How big is it in real life|What size is the {item})?
  (Is there a larger one|Do you have other sizes)?
size.advice
  It is {size}; {use}.
  (There is one size only|This is the only size): {size}. To give you an idea: {use}.
ask.need.self
  (Just for me and my partner|It's for the office)
ask.need.room
  (It should not take much room|Easy to store would be good)
ask.need.gift
  It's for a client, so it should look good
size.pick.self
  So you need one for daily use, right? Then the {item} fits well: {use}.
size.pick.room
  So you need something that stores easily, right? The {item} is {size} and fits any shelf.
size.pick.gift
  So it is a present, right? Then the {item} fits well: {material}, in a gift box.
sell.technique
  Would you like {colour} or natural? (I'll note it for you|I can set one aside).
  (The courier collects at 4 pm|Pick-up is at 4 pm), so an order now still leaves today.
  If you buy 2, you get 5% off (both|the order), and shipping is paid once.
buy.signal
  <purchase_signal:(OK, I'll take one|I'd like to order it|Let me buy one then|I'll take {colour})>(. How do I pay?|, please set one aside|)
object.price
  ({price} is a bit much|That's quite expensive|It's over my budget)(. Any discount?|, can you do better?|)
  (I saw it for {less} elsewhere|Another store asks {less})(. Can you match it?|)
empathy.price
  (I understand|I see your point), (everyone wants good value|a gift should also fit the budget).
price.value
  (Ours is|It is) {material}, with (free replacement if it breaks on the way|a 30-day exchange). {price} includes the gift box and shipping.
negative.price
  <en.forbid.negative:(No way|We can't)>, (the price is the price|fixed price).
object.again
  (Is that your best price|Nothing at all you can do)?
  (I bought from you before|I'm a returning customer), any coupon?
price.offer
  (The unit price is fixed|I can't change the unit price), but I can (add a tea cloth|upgrade the gift box) for free. Would that be okay?
  (New members get $4 off|There is a $4 coupon on our front page): that makes {less}. Does that work for you?
ask.promo
  (Any promotion now|Do you have a sale|Is there a discount code)?
promo.terms
  Until {date}: $8 off from $60, and the coupon can be added on top.
  The {item} is {less} this week; buy 2 and get 5% off the order.
vague.price
  <en.forbid.vague:(Maybe|Probably)> a bit cheaper, (see at checkout|you will see).
ask.coupon.get
  (Where do I enter the code|The coupon does not work, what now)?
ask.coupon.stack
  Can I use (two codes|the coupon and the sale) together?
coupon.how.get
  Paste it in the field "Promo code" at checkout; one code per order.
coupon.how.stack
  One code per order, but it works on top of the sale; checkout shows both.
ask.invoice
  (Can I get an invoice|I need an invoice for my company)
invoice.how
  Sure. Please send me the company name and the address that should be on it.
give.invoice
  (Northwind Trading|Blue Fern Studio) Ltd, 12 Example Street, {city}
invoice.done
  Done, the PDF (goes to your e-mail tonight|will be in your order details today).
buy.confirm
  Great choice. Just pick {colour} and check out; (I'll look over the address|tell me when it is paid).
order.placed
  (Just ordered|Order placed|Paid)(, please ship soon|, {colour} please|)
order.thanks
  (I see your order|Your order {tail} is in): {item}, {colour}, to {city}. Is that right?
not.now
  (I'll think about it|Let me ask my wife first|I'll look around a bit)
not.reply
  (Of course, take your time|No rush at all). I can send real photos if the colour is hard to judge.
remind.open
  Your {item} is reserved and still awaiting your payment; if you pay by {date} it leaves the same day.
remind.reply
  (Oh, I forgot. Paying now|My card was declined, what can I do)
  (Still thinking|Not sure about the colour)
remind.answer
  (No problem|Of course), the order stays open until {date}. (Another card or PayPal works too|Tell me when it is paid and I'll give it priority).
image.item
  [image] {item}.jpg
card.item
  [Item] {item} {price}
""";
}
