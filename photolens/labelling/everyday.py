"""Everyday phrases: what a photo shows when it shows no label in particular.

They span people, places, nature, animals, food, things, clothes, documents and mere appearances, so that whatever is in
a photo has a phrase that names it. Label scores compete with them.
"""

_TEXT = """
a person; people; a man; a woman; a child; a baby; a boy; a girl; a group of people; a crowd; a family; a couple; a
selfie; a portrait of a face; friends at a table; an old person; a person working; someone cooking; a person
sleeping; a person reading; someone playing music; a concert; a wedding; a birthday party; a Christmas tree; a
parade; a person dancing; a classroom; an office; a meeting;
people playing sports; a football match; a person running; a bicycle; someone swimming; a person climbing; skiing; a
skateboard; a ball game; surfing; hiking; a playground; a gym;
a house; a building; a church; a castle; a tower; a bridge; a street; a city skyline; a market; a shop; a
restaurant; a train station; an airport; a parking lot; a road; a garden; a park; a harbour; a stadium; a statue; a
factory; a farm; a ruin; a village; a construction site; a staircase; a door; a window; a wall; a fence;
a living room; a bedroom; a kitchen; a bathroom; a hallway; a garage; a table; a chair; a sofa; a bed; a shelf; a
lamp; a mirror; a carpet; a curtain; a floor;
a landscape; a mountain; a forest; a beach; the sea; a lake; a river; a waterfall; a desert; a field; a meadow;
snow; ice; a rock; sand; a cave; an island; a tree; leaves; grass; a flower; a plant; a mushroom; the sky; clouds; a
sunset; the sun; the moon; stars at night; fog; rain; lightning; a rainbow; fire; smoke; autumn; winter; fireworks;
an animal; a dog; a cat; a bird; a fish; a horse; a cow; a sheep; a pig; a chicken; a duck; a rabbit; a mouse; an
insect; a butterfly; a spider; a snake; a lizard; a frog; a turtle; a monkey; a bear; a lion; an elephant; a deer; a
shellfish; a jellyfish; a whale; a zoo; a wolf; a fox;
food; a meal on a plate; a cake; bread; fruit; vegetables; meat; pizza; a salad; soup; pasta; rice; dessert; ice
cream; chocolate; cheese; an egg; a sandwich; a drink; a cup of coffee; a glass of wine; a bottle; breakfast;
a car; a truck; a bus; a train; a motorcycle; a boat; a ship; an aeroplane; a helicopter; a tractor; a wheel; an
engine; a traffic light;
a tool; a machine; a phone; a computer; a keyboard; a television; a camera; a radio; a clock; a musical instrument;
a guitar; a piano; a drum; a trumpet; a toy; a doll; a ball; a book; a pen; a box; a bag; a basket; a bowl; a knife;
a pot; an umbrella; a key; a coin; a ring; a watch; glasses; a helmet; a weapon; a balloon; a candle; a flag; a
sign; furniture; a household appliance; a lock; a rope; a wire; a pipe; packaging; rubbish;
clothes; a dress; a shirt; trousers; a jacket; shoes; a hat; a scarf; gloves; a suit; a uniform; jewellery; fabric;
a swimsuit; socks;
a document; printed text; handwriting; a screenshot; a receipt; a map; a chart; a drawing; a painting; a poster; a
logo; a newspaper; a form; a whiteboard; a business card; a menu; a meme; a cartoon; a QR code; a ticket;
a pattern; a texture; a blurred picture; a dark picture; a close-up; a view from above; a black and white photo; a
plain background; something white; something black; something red; something blue; something green; an empty scene;
an abstract shape; a reflection; water; a shadow;
"""

EVERYDAY: tuple[str, ...] = tuple(phrase.strip() for phrase in _TEXT.replace("\n", " ").split(";") if phrase.strip())
"""About 300 phrases, all different."""
