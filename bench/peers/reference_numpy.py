"""Figures as JSON in; the reference work in numpy, column by column over runs, out: milliseconds, mean, standard error and quantiles as JSON.

The work is done twice, and the second time is told.
"""

import json
import sys
import time

import numpy as np


def simulate(figures, seed):
    draw = np.random.default_rng(seed)
    runs, prices = figures["runs"], figures["prices"]
    mix = np.linalg.cholesky(np.array(figures["correlations"]))
    kept = np.array([1 - price["reversion"] for price in prices])[:, None]
    pull = np.array([price["reversion"] * np.log(price["level"]) for price in prices])[:, None]
    volatility = np.array([price["volatility"] for price in prices])[:, None]
    logs = np.log(np.array([price["start"] for price in prices]))[:, None]
    herds = [np.full(runs, herd["herd_at_start"]) for herd in figures["herds"]]
    harvest_of = figures["harvest"]
    years = []
    for _ in range(figures["years"]):
        logs = kept * logs + pull + volatility * (mix @ draw.standard_normal((len(prices), runs)))
        price = np.exp(logs)
        harvest = harvest_of["median"] * np.exp(harvest_of["spread"] * draw.standard_normal(runs))
        drought = (draw.random(runs) < figures["drought"]).astype(float)
        total = np.zeros(runs)
        for crop in figures["crops"]:
            paid = crop["times"] * price[crop["price"]]
            total += crop["area"] * (crop["yield"] * harvest * (1 - crop["loss"] * drought) * paid - crop["cost"])
        for i, own in enumerate(figures["herds"]):
            herd, paid = herds[i], own["times"] * price[own["price"]]
            total += (herd * own["sale"] - own["bought"]) * own["weight"] * paid
            total -= herd * own["keep"] * (1 + own["fodder"] * drought)
            growth = 1 + own["birth"] - own["death"] - own["drought_death"] * drought - own["sale"]
            herds[i] = np.minimum(own["places"], herd * growth + own["bought"])
        for lease in figures["leases"]:
            rate = lease["times"] * price[lease["price"]] / lease["base"]
            due = lease["area"] * lease["rent"] * np.maximum(lease["floor_rate"], rate)
            total += np.where(drought > 0, due * (1 - lease["relief"]), due)
        for share in figures["shares"]:
            profit = share["output"] * harvest * (share["times"] * price[share["price"]] - share["cost"]) - share["costs"]
            part = np.maximum(share["guarantee"], share["share"] * profit)
            total += np.where(profit > 0, part, share["guarantee"])
        years.append(total)
    quantiles = [np.quantile(total, figures["levels"]) for total in years]
    last = years[-1]
    return last.mean(), last.std(ddof=1) / np.sqrt(runs), quantiles[-1]


with open(sys.argv[1], encoding="utf-8") as file:
    given = json.load(file)
for turn in range(2):
    start = time.perf_counter()
    mean, error, found = simulate(given, int(sys.argv[2]) + turn)
    took = (time.perf_counter() - start) * 1e3
print(json.dumps({"ms": took, "mean": mean, "standardError": error, "quantiles": list(found)}))
