"""Every kind of work of the practice school by its key."""

from jobcoach.caseload.practice.packs_kitchen import BAKERY, HOTEL, KITCHEN
from jobcoach.caseload.practice.packs_outside import BIKES, GREEN, PAINT
from jobcoach.caseload.practice.packs_people import ANIMALS, CARE, SHOP, STORE

PACKS = {
    "keuken": KITCHEN,
    "hotel": HOTEL,
    "bakkerij": BAKERY,
    "groen": GREEN,
    "fiets": BIKES,
    "schilder": PAINT,
    "magazijn": STORE,
    "zorg": CARE,
    "dier": ANIMALS,
    "winkel": SHOP,
}
