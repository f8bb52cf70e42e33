#!/usr/bin/env python3
"""source_readings.py BUILD PACKAGE FOLDER DATABASE [COUNT]: the package with more readings.

Copies the PACKAGE to FOLDER, adds to it one reading for each source of an event that several
sources tell of, in which that source comes first and then the package's first reading, and loads
it. Readings that cannot be folded are named and left out. COUNT: so many of these sources."""
import collections, csv, glob, os, re, shutil, subprocess, sys

build, package, folder, database = sys.argv[1:5]
shutil.copytree(package, folder, dirs_exist_ok=True)
ini = os.path.join(folder, 'blocline.ini')
text = open(ini, encoding='utf-8').read()
first = re.search(r'^\[reading ([^]]+)\].*?^sources\s*=\s*"?([^"\n]*)', text, re.M | re.S)
told = collections.defaultdict(set)
for path in glob.glob(os.path.join(folder, 'events*.csv')):
    for row in csv.DictReader(open(path, newline='', encoding='utf-8')):
        told[row['event']].add(row['source'])
sources = sorted({s for several in told.values() if len(several) > 1 for s in several})
if len(sys.argv) > 5 and sys.argv[5] != 'all':
    sources = sources[::max(1, len(sources) // int(sys.argv[5]))]
names = {f's{i}': s for i, s in enumerate(sources)}
left_out = set()
while True:
    added = ''.join(f'\n[reading {name}]\ntitle_en = "{source} first"\n'
                    f'sources = "{source} {first.group(2)}"\n'
                    for name, source in names.items() if name not in left_out)
    open(ini, 'w', encoding='utf-8').write(text + added)
    out = subprocess.run([os.path.join(build, 'blocline-ingest'), folder, '-d', database],
                         capture_output=True, text=True)
    if out.returncode == 0:
        break
    bad = set(re.findall(r'reading "?(s\d+)"?', out.stderr)) - left_out
    if not bad:
        sys.exit(out.stderr)
    left_out |= bad
for name in sorted(left_out):
    print(f'left out, cannot be folded: {names[name]} first', file=sys.stderr)
print(f'{len(names) - len(left_out)} readings of single sources, {len(left_out)} left out')
