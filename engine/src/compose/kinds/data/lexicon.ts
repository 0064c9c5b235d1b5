/** English nouns that can be drawn as they are; each is a thing one can point at. Words that are mostly verbs stay out. */
// biome-ignore-all format: a word list
export const DRAWABLE_NOUNS: ReadonlySet<string> = new Set(
  `sun moon star planet earth galaxy universe orbit comet meteor meteorite asteroid telescope satellite rocket eclipse rainbow prism lens mirror magnet battery lamp candle lantern thermometer microscope flask beaker pipette crystal diamond gem
pendulum gear wheel axle pulley engine motor turbine propeller pump piston clock hourglass stopwatch calendar compass ruler calculator computer keyboard robot microchip camera television radio telephone antenna radar laser
atom electron molecule droplet ocean sea river lake waterfall wave glacier iceberg snow snowflake cloud storm tornado hurricane lightning volcano lava mountain hill valley canyon cave desert beach island forest jungle tree leaf plant flower seed grass cactus mushroom moss
fruit apple banana grape lemon cherry carrot tomato potato pepper maize rice wheat barley bean olive onion pumpkin coffee tea cocoa chocolate sugar honey salt bread cheese milk butter egg meat wine beer vinegar
fish shark whale dolphin shrimp crab lobster octopus snail shell coral turtle tortoise lizard snake crocodile frog dinosaur bird eagle owl chicken rooster goose penguin parrot feather nest
cat dog horse cow ox bull pig sheep goat camel donkey llama deer elephant lion tiger wolf fox rabbit squirrel mouse rat bat monkey ape gorilla chimpanzee giraffe zebra kangaroo panda paw spider bee butterfly ant beetle mosquito flea louse tick worm insect mammal
dna virus bacteria bacterium fungus heart lung brain skull bone skeleton tooth eye mouth hand finger footprint muscle stomach kidney liver hair blood syringe pill bandage stethoscope wheelchair ambulance hospital
king queen emperor crown throne soldier knight warrior sailor farmer priest monk nun merchant teacher doctor nurse scientist astronaut baby woman child people
castle palace fortress tower wall bridge road temple church cathedral mosque synagogue pyramid tomb grave cemetery monument statue obelisk lighthouse windmill factory warehouse house hut tent cottage skyscraper school university library museum theater prison market shop farm garden vineyard stadium observatory laboratory greenhouse barn dam canal tunnel harbor
ship boat sailboat canoe submarine anchor ferry train locomotive railroad tram bus truck car automobile bicycle motorcycle tractor airplane helicopter balloon parachute wagon chariot
sword shield arrow spear axe dagger cannon gun rifle bomb helmet armor flag medal trophy chain rope ladder hammer wrench shovel pickaxe anvil scissors thread knife fork spoon bowl bottle barrel basket amphora vase oven stove furnace refrigerator
coin banknote wallet scale treasure jewel necklace book scroll manuscript newspaper pencil quill map globe painting sculpture flute violin guitar piano trumpet harp dice chess puzzle umbrella hat shoe boot shirt silk wool cotton carpet door window stairs
dragon angel ghost fossil mummy mosaic pottery brick flame fire campfire torch smoke steam cable bulb thermostat`
    .split(/\s+/u),
);
