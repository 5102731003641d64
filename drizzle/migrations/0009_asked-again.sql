ALTER TABLE "evidence" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "unkept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "evidence" SET "asked_at" = coalesce((SELECT max(d.effect_at) FROM "decisions" d WHERE d.subject = 'evidence' AND d.subject_id = "evidence"."id" AND d.decision = 'ask-again' AND d.state = 'effective'), now()) WHERE "state" = 'asked';--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_asked" CHECK ("evidence"."state" <> 'asked' or "evidence"."asked_at" is not null);