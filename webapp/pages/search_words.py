"""Everyday words for what visitors need: the search uses them, and no page shows them.

Each list is one message of the context `search words`, with commas between the words. A
translation may have more or fewer words, and the checks of translations skip these lists.
"""


def pgettext(_context: str, message: str) -> str:
    """Mark a message for extraction and return it as it is; the search translates it."""
    return message


# TRANSLATORS: words of who is in danger at this moment; the emergency number is the answer
DANGER = pgettext(
    "search words",
    "danger, in danger, ambulance, emergency, now, right now, help me now, dying, blood,"
    " bleeding, weapon, gun, knife, kill, killing, fire, overdose, kidnapped, locked in,"
    " trapped, cannot get out, he is here, cannot talk, cannot speak",
)
# By need.
WORDS = {
    # TRANSLATORS: words for which somebody to talk to is the answer
    "talk": pgettext(
        "search words",
        "talk, listen, advocate, hotline, helpline, crisis, counselor, counselors, counseling,"
        " therapist, therapy, psychologist, mental health, sad, depressed, depression, anxiety,"
        " panic, afraid, scared, fear, alone, lonely, suicide, kill myself, gay, lesbian,"
        " bisexual, trans, transgender, queer, lgbt, lgbtq, partner, boyfriend, girlfriend,"
        " husband, wife, hits me, beats me, hurts me, controls me, threats, violence, abuse,"
        " abused, rape, raped, assault, assaulted, harassment, stalking, trafficking,"
        " trafficked, sex, forced, prostitution, pimp, drugs, addiction, alcohol,"
        " sold, sells me, blackmail, extortion, uncle, deaf, hard of hearing, blind,"
        " cannot talk, cannot speak",
    ),
    # TRANSLATORS: words for which a safe place to stay is the answer
    "stay": pgettext(
        "search words",
        "shelter, emergency shelter, emergency housing, bed, sleep, place to stay,"
        " place to sleep, housing, house, home, room, apartment, homeless, nowhere to go,"
        " kicked out, evicted, eviction, leave him, leave her, run away, escape,"
        " safe house, tonight, rent, pregnant, dog, dogs, cat, cats, pet, pets, animal,"
        " animals",
    ),
    # TRANSLATORS: words for which health care is the answer
    "health": pgettext(
        "search words",
        "health, doctor, nurse, hospital, clinic, exam, rape kit, forensic exam, rape, raped,"
        " assault, assaulted, pregnant, pregnancy, abortion, birth control, std, sti, hiv,"
        " infection, pain, hurt, injured, injury, medicine, pills, drugs, addiction, rehab,"
        " detox, withdrawal, overdose, dentist, therapist, therapy, counselor, counselors,"
        " counseling, psychologist, mental health",
    ),
    # TRANSLATORS: words for which a lawyer is the answer
    "legal": pgettext(
        "search words",
        "lawyer, lawyers, attorney, legal, law, rights, court, judge, sue, protection order,"
        " protection from abuse, restraining order, custody, divorce, criminal record, arrest,"
        " arrested, charged, jail, prison, contract, debt, debts, landlord, eviction, evicted,"
        " witness, testify, immigration, deport, deported, deportation, visa, ICE, elder,"
        " elderly, older, old person, grandmother, grandfather",
    ),
    # TRANSLATORS: words for which help with immigration is the answer; ICE is the immigration
    # police of the United States
    "papers": pgettext(
        "search words",
        "papers, no papers, undocumented, immigration, immigrant, migrant, visa, t visa,"
        " u visa, passport, green card, permit, work permit, asylum, refugee, deport, deported,"
        " deportation, border, citizen, citizenship, status, detained, detention, ICE,"
        " smuggler, smuggled",
    ),
    # TRANSLATORS: words for which money, food and what else one needs each day is the answer
    "basics": pgettext(
        "search words",
        "money, emergency money, cash, food, emergency food, hungry, eat, groceries,"
        " pantry, clothes, clothing, diapers, phone, ride, rides, bus, transport, car, gas,"
        " rent, heat, oil, bills, benefits, food stamps, snap, wic, welfare, id,"
        " birth certificate, school, english class",
    ),
    # TRANSLATORS: words for which help for children and youth is the answer
    "youth": pgettext(
        "search words",
        "kid, kids, child, children, baby, son, daughter, teen, teens, teenager, youth, young,"
        " minor, underage, student, school, foster, foster care, run away, runaway, ran away,"
        " parents, mother, father,"
        " uncle, pictures, photos, photographs, nudes, naked pictures, sextortion",
    ),
    # TRANSLATORS: words for which help of the Native nations is the answer
    "native": pgettext(
        "search words",
        "native, tribe, tribal, nation, indigenous, indian, reservation",
    ),
    # TRANSLATORS: words for which an office that takes reports is the answer
    "agencies": pgettext(
        "search words",
        "report, reporting, complaint, complain, tip, authorities, mandated reporter,"
        " government, elder, elderly, older, old person, nursing home",
    ),
    # TRANSLATORS: words for which training or more to read is the answer
    "learn": pgettext(
        "search words",
        "learn, training, volunteer, donate, donation, teach, poster, materials, information",
    ),
    # TRANSLATORS: words for which help with work and wages is the answer
    "work": pgettext(
        "search words",
        "work, job, jobs, boss, employer, manager, wage, wages, pay, paid, not paid, unpaid,"
        " salary, overtime, hours, farm, factory, restaurant, hotel, cleaning, cleaner,"
        " housekeeper, nanny, au pair, fishing, blueberries, harvest, contractor, recruiter,"
        " labor union, forced labor, debt, debts, passport",
    ),
}
# Pages with information that no service has, by endpoint.
PAGES = {
    # TRANSLATORS: words for which the page about this device and the phone bill is the answer
    "safety": pgettext(
        "search words",
        "bill, phone bill, phone log, call log, history, delete, deleted, spy, spying, stalkerware",
    ),
    # TRANSLATORS: words for which the page about rights, crimes and old records is the answer
    "asking": pgettext(
        "search words",
        "record, records, criminal record, conviction, convictions, seal, sealed, expunge,"
        " arrested, steal, stealing, stole, shoplifting, crime, drugs, sell drugs, carry drugs,"
        " prostitution, threat, threatens, passport",
    ),
}
# Situations with information that no service has, by picture.
SITUATIONS = {
    # TRANSLATORS: words for which the page about a place tonight is the answer
    "bed": pgettext(
        "search words",
        "pregnant, pregnancy, dog, dogs, cat, cats, pet, pets, animal, animals",
    ),
    # TRANSLATORS: words for which the page for who helps somebody is the answer
    "help": pgettext(
        "search words",
        "elder, elderly, older, old person, grandmother, grandfather, nursing home",
    ),
}
