namespace QA.Ingest.Samples.Phrases;

/// <summary>English: changes, parcels, damage, disputes across borders, promises, praise, and forbidden phrasing.</summary>
internal static class EnglishService
{
    public const string Text = """
ask.change.address
  (I need to change my address|I typed the wrong address). It should go to {city}(, can you fix it?|.)
ask.change.colour
  (Can I change the colour to {colour}|Could you switch my {item} to {colour})? (It has not shipped yet I hope|I picked the wrong one)
ask.change.cancel
  (I ordered twice by mistake|There are two orders), please cancel one
order.verify
  (Could you please send me|May I have) (your order number|the order number)?
  Is it the order ending in {tail}?
give.order
  {order}
  (Order|It's|The number is) {order}
change.done.address
  (All done|It's changed): it goes to {city} now. Please check it in your order details.
change.result.address
  {change.done.address}
  {change.sorry}
change.result.colour
  (All done|It's changed): the colour is {colour} now. Please check it in your order details.
change.result.cancel
  The second order is cancelled and the money goes back; the first one ships as planned.
change.sorry
  (Sorry|I'm sorry), the parcel has already left with {courier}, so the address is fixed. We can ask them to redirect it or send a new one; which do you prefer?
ask.where
  (Where is my parcel|Where is my {item})? <complaint.courier:(The tracking has not moved for days|It's been {count} weeks|Tracking not found)>
  <complaint.courier:(My order still hasn't arrived|Shipping takes forever|It's stuck in customs)>(, what is going on|. Can you check)?
empathy.delay
  (I'm very sorry for the delay|Sorry for the trouble|I apologize that the shipping is slower than planned). (Let me look into it right now|I'm checking it now).
delay.status
  Your parcel {tracking} (reached {city} customs yesterday|left the sorting centre this morning) and should be delivered by {date}.
  {courier} reports (a storm|heavy volume) on the route; {tracking} moves on by {date}.
delay.urge
  (I need it soon|It's a present for Saturday)(, please hurry|)
  If it is not here by {day} I want my money back
delay.remedy
  I have asked {courier} to speed it up and extended your receiving time by 10 days. If it is not there by {date}, we resend it or refund you. Would that be okay?
damage.tell
  My {item} just arrived and <complaint.product:{flaw}>(. What now|, very disappointed)
  <complaint.packaging:(The box was crushed|The packaging was far too thin)>, and look at the {item}: {flaw}
  The {item} is <complaint.product:(not as described|a different colour from the picture|smaller than the description says)>, I want to return it
image.damage
  [image] (detail|box|damage).jpg
  [image] IMG_{tail}.jpg
empathy.damage
  (I'm so sorry about that|Sorry about the trouble), (that is not how it should arrive|I know it was meant to be a gift). (I'll sort it out|Let me put it right).
damage.ask
  (Could you please send|May I ask for) a photo of the outer box and your order number?
damage.offer
  We can (send a new one free of charge|send you a replacement), refund {refund} and you keep it, or take it back for a full refund. Which would you prefer?
damage.choose.new
  (A new one please|Please send a replacement)
damage.choose.part
  (I'll take the {refund}|The partial refund is fine)
damage.choose.whole
  (I'd rather return it|A full refund please, it was a present)
damage.done
  (It's arranged|All set). (You get an e-mail today|Shipping is on us), and your receiving time is extended.
complaint.open
  (This is ridiculous|I want to complain). <complaint.service:(I wrote three times and nobody answered|You promised a refund last week|Nobody takes care of this)>
  <complaint.product:(It broke after two days|The quality is terrible)> and <complaint.service:(nobody helps me|I get the same answer every time)>
empathy.complaint
  (I completely understand|I'm truly sorry), (you should not have to write three times|we let you down here). I'll see this through myself.
complaint.detail
  (Order {order}|The {item}), (you promised {refund} back|a replacement was promised), and then nothing
complaint.remedy
  So the (refund never arrived|case was left half-way), right? I'm filing the refund of {refund} now. Would that be all right with you?
complaint.push
  (If this is not solved today I will leave one star|I will open a dispute)
  (I just want my money back|No more waiting please)
complaint.accept
  (Fine|OK then)(, I hope this time it works|, one last chance)
ask.dispute.quality
  (I opened a dispute|I have to open a dispute): the {item} <complaint.product:(is not as described|came in the wrong colour|feels cheap)>
  I opened a dispute. The listing says {material}, and <complaint.product:(it does not look like it|this is something else)>
ask.dispute.arrival
  I opened a dispute because <complaint.courier:(nothing arrived after {count}0 days|the parcel was returned to sender)>
  (Tracking says delivered|The post says delivered), but <complaint.courier:(nothing is here|I never got it)>. I opened a dispute
dispute.status.quality
  I compared your photos with our stock, and (this one should not have passed the check|it comes from a batch with a different finish). You are right to write.
dispute.status.arrival
  Your parcel {tracking} was sent on {past} with {courier}; (customs held it for a check|the local post could not reach you), and I have asked them to look for it.
dispute.offer
  We can offer (a partial refund of {refund}|15% off your next order), or a full refund after return. If you agree, the dispute can be closed once you have the money. Is that okay?
dispute.answer.part
  ({refund} is fine|I prefer the partial refund)
dispute.answer.whole
  (I want a full refund|No, I'd like to send it back)
dispute.done
  (It's done|All set): the money is back in 3-5 days and your receiving time is extended until then.
promise.reply
  (I have to check this with the warehouse|I'll ask our finance team) and <promise:(will get back to you within {hours} hours|you will hear from me within {hours} hours)>.
promise.kept
  (Back with news|A short update): warehouse has sorted it out, the tracking number is {tracking}.
praise.say
  The {item} <praise.product:(is beautiful|looks even better than the picture|is great quality)>
  <praise.packaging:(Very well packed|Lovely gift box)> and <praise.courier:(fast delivery|it came early)>
  <praise.service:(Your team was so helpful|The service was excellent)>, (I'll be back|will buy again)
praise.reply
  (So glad you like it|That makes our day). (If you have a minute, a review would help us|I'll tell the packing team).
breach.selling.en.forbid.command
  <en.forbid.command:(You must|You have to)> (pay first|read the description first).
breach.selling.en.forbid.overpromise
  <en.forbid.overpromise:(I guarantee 100%|100% guaranteed)>, (you will love it|no problem ever).
breach.selling.en.forbid.negative
  <en.forbid.negative:(I don't know|We can't do that)>, (see the page|look at the pictures).
breach.service.en.forbid.command
  <en.forbid.command:(You must|You have to)> (send it back first|wait like everybody else).
  <en.forbid.command:(You should have)> (checked it at the door|told us earlier).
breach.service.en.forbid.blame
  (That is|This is) <en.forbid.blame:(not our problem|not our fault|not my fault)>, (ask the courier|ask the post office).
breach.service.en.forbid.overpromise
  <en.forbid.overpromise:(I guarantee 100%|I promise 100%)> it (arrives tomorrow|will be there on {day}).
breach.service.en.forbid.negative
  <en.forbid.negative:(There is nothing we can do|We can't help with that)>.
breach.service.en.forbid.argue
  <en.forbid.argue:(You are wrong|You obviously didn't read it)>, (the page says it clearly|we sent the right one).
breach.service.en.forbid.abuse
  <en.forbid.abuse:(Are you stupid|You are an idiot)>, (it is on the page|what is there to ask).
innocent.selling
  Feel free to ask for more photos, I can (take some|send some) today.
  The best way to judge the colour is daylight, so our photos are taken by the window.
  You don't have to buy the set, single pieces are fine too.
innocent.service
  The parcel has cleared customs, you should have it by {date}.
  (It may take a day for the tracking page to catch up|Tracking may start tomorrow).
rating.good
  (very helpful|quick answer|friendly|problem solved)
rating.bad.service
  (slow answer|waited too long|not solved)
rating.bad.product
  (not as described|poor quality)
rating.bad.courier
  (slow shipping|tracking not updated)
rating.bad.packaging
  (bad packaging|box crushed)
""";
}
