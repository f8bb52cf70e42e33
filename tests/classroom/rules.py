#!/usr/bin/env python3
"""rules.py ITEMS.jsonl...: the rules of a whole sheet.

No pair, event or name is asked twice, none is said by another item; options read differently; ids
are unique; of items with four options each letter is right as often as others, give or take one;
at most a sixth of the items is about one bloc, where there are six."""
import collections, json, sys

bad = 0


def complain(path, text):
    global bad
    bad += 1
    print(f'{path}: {text}')


for path in sys.argv[1:]:
    lines = [json.loads(line) for line in open(path, encoding='utf-8')]
    head, items = lines[0], [x for x in lines if 'kind' in x]
    if set(head) != {'seed', 'digest', 'as_of', 'package', 'options', 'orders'}:
        complain(path, f'the head is {sorted(head)}')
    for lang in {x['lang'] for x in items}:
        sheet = [x for x in items if x['lang'] == lang]
        if len({x['id'] for x in sheet}) != len(sheet):
            complain(path, 'an id is there twice')
        for order in head['orders']:
            if sorted(order) != sorted(x['id'] for x in sheet):
                complain(path, 'a variant has other items')
        letters = collections.Counter()
        for i, x in enumerate(sheet):
            texts = [o['text'] for o in x['options']]
            if len(set(texts)) != len(texts) or not all(texts):
                complain(path, f'{x["id"]}: options {texts}')
            if not x['stem'].strip() or '{1}' in x['stem']:
                complain(path, f'{x["id"]}: stem {x["stem"]!r}')
            if x['form'] == 'single' and sum(o['correct'] for o in x['options']) != 1:
                complain(path, f'{x["id"]}: not one right option')
            if x['form'] == 'single' and len(texts) == 4:
                letters[[o['correct'] for o in x['options']].index(True)] += 1
            for y in sheet[:i]:
                both = (set(x['asks']) & (set(y['asks']) | set(y['reveals']))) | \
                    (set(x['reveals']) & set(y['asks']))
                if both:
                    complain(path, f'{x["id"]} and {y["id"]}: {both}')
        counts = [letters[i] for i in range(4)]
        if sum(counts) and max(counts) - min(counts) > 1:
            complain(path, f'right letters {counts}')
sys.exit(1 if bad else 0)
